import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { PlanActs } from '#app/area/plan-acts.tsx'
import { PlanView } from '#app/area/plan-view.tsx'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import { readOwnPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { Columns } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'A gift that repeats')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const whole = (await readOwnPlan(world.db, person, planId)) ?? notFound()
  return { whole, zone: world.lab.timeZone, reader: { name: person.name, isGiver: true } }
}

export default function Plan() {
  const { whole, zone, reader } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={planWords(whole.plan)}
      lead={<p>To the {whole.plan.fundName}</p>}
      breadcrumb={[
        { to: paths.backer.home(), label: 'My giving' },
        { to: paths.backer.recurring(), label: 'Recurring' },
      ]}
    >
      <Columns
        asideLabel="What you can change"
        main={<PlanView whole={whole} zone={zone} reader={reader} />}
        aside={<PlanActs plan={whole.plan} maySetAmount />}
      />
    </PublicPage>
  )
}
