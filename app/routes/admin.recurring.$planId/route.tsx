import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PlanActs } from '#app/area/plan-acts.tsx'
import { PlanView } from '#app/area/plan-view.tsx'
import { mayHelpDonors } from '#app/domain/giving/policy.ts'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import { readStaffPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Columns } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'A recurring gift' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const whole = (await readStaffPlan(world.db, person, planId)) ?? notFound()
  const mayHelp = mayHelpDonors(person)
  return { whole, mayHelp, zone: world.lab.timeZone, reader: { name: person.name, isGiver: false } }
}

export default function StaffPlan() {
  const { whole, mayHelp, zone, reader } = useLoaderData<typeof loader>()
  const { plan } = whole
  return (
    <StaffPage
      title={planWords(plan)}
      lead={
        <>
          <a href={paths.admin.donor(plan.donorId)}>{plan.giverName}</a>
          {plan.isAnonymous && ' (anonymous)'}, to the {plan.fundName}
        </>
      }
      breadcrumb={[{ to: paths.admin.recurring(), label: 'Recurring gifts' }]}
    >
      {mayHelp ? (
        <Columns
          asideLabel="What can be changed"
          main={<PlanView whole={whole} zone={zone} reader={reader} />}
          aside={<PlanActs plan={plan} maySetCard={false} />}
        />
      ) : (
        <PlanView whole={whole} zone={zone} reader={reader} />
      )}
    </StaffPage>
  )
}
