import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PlanView } from '#app/area/plan-view.tsx'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import { readStaffPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'A recurring gift' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const whole = (await readStaffPlan(world.db, person, planId)) ?? notFound()
  return { whole, zone: world.lab.timeZone, readerName: person.name }
}

export default function StaffPlan() {
  const { whole, zone, readerName } = useLoaderData<typeof loader>()
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
      <PlanView whole={whole} zone={zone} readerName={readerName} />
    </StaffPage>
  )
}
