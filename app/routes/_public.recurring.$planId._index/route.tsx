import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { PlanActs } from '#app/area/plan-acts.tsx'
import { PlanView } from '#app/area/plan-view.tsx'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import { isKeyOfPlan } from '#app/domain/giving/recurring/plan-key.server.ts'
import { readKeyedPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { Columns } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your gift that repeats')

/** A plan by the link in its letters: whoever has the letter may see and stop it, without an account. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const key = new URL(args.request.url).searchParams.get('key')
  if (!isKeyOfPlan(world, planId, key)) return notFound()
  const whole = (await readKeyedPlan(world.db, planId)) ?? notFound()
  return { whole, linkKey: key, zone: world.lab.timeZone }
}

export default function KeyedPlan() {
  const { whole, linkKey, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title={planWords(whole.plan)}
      lead={<p>Your gift to the {whole.plan.fundName}. To change the amount, sign in.</p>}
    >
      <Columns
        asideLabel="What you can change"
        main={<PlanView whole={whole} zone={zone} reader={{ name: null, isGiver: true }} />}
        aside={<PlanActs plan={whole.plan} linkKey={linkKey} />}
      />
    </PublicPage>
  )
}
