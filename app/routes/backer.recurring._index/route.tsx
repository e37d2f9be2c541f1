import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { cardWords, nextWords } from '#app/area/plan-words.tsx'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import { readOwnPlans } from '#app/domain/giving/recurring/read-plans.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Recurring')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  await claimDonors(world, person)
  return { plans: await readOwnPlans(world.db, person), zone: world.lab.timeZone }
}

export default function Recurring() {
  const { plans, zone } = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="Recurring"
      lead={<p>Gifts that repeat: what they are, and what to change.</p>}
      breadcrumb={[{ to: paths.backer.home(), label: 'My giving' }]}
    >
      {plans.length === 0 ? (
        <Empty
          title="Gifts that repeat will be here."
          action={<ButtonLink to={`${paths.give()}?frequency=month`}>Give monthly</ButtonLink>}
        >
          <p>A monthly or yearly gift can be changed, paused or stopped here at any time.</p>
        </Empty>
      ) : (
        <Stack>
          {plans.map((plan) => (
            <Card
              key={plan.id}
              headingLevel={2}
              title={planWords(plan)}
              to={paths.backer.plan(plan.id)}
              action={<Status of={plan.state} />}
              footer={
                <a href={paths.backer.plan(plan.id)}>
                  See or change it: {planWords(plan)} to the {plan.fundName}
                </a>
              }
            >
              <SummaryList
                rows={[
                  { term: 'For', value: plan.fundName },
                  { term: 'Next charge', value: nextWords(plan, zone) },
                  { term: 'Card', value: cardWords(plan) },
                ]}
              />
            </Card>
          ))}
        </Stack>
      )}
    </PublicPage>
  )
}
