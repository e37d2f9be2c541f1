import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { nextWords } from '#app/area/plan-words.tsx'
import { parsePlanState, planStates, planWords } from '#app/domain/giving/recurring/plan.ts'
import { readPlans } from '#app/domain/giving/recurring/read-plans.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Empty } from '#app/ui/empty.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { FilterBar } from '#app/ui/filter-bar.tsx'
import { KeysetPager } from '#app/ui/keyset-pager.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Recurring gifts' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const query = new URL(args.request.url).searchParams
  const state = parsePlanState(query.get('state'))
  const before = parseId('pln', query.get('before'))
  const list = await readPlans(world.db, person, { ...(state && { state }), ...(before && { before }), size: 50 })
  return list ? { ...list, state, zone: world.lab.timeZone } : notFound()
}

export default function RecurringGifts() {
  const { plans, hasMore, state, zone } = useLoaderData<typeof loader>()
  const last = plans.at(-1)
  const next = new URLSearchParams({ ...(state && { state }), before: last?.id ?? '' })
  return (
    <StaffPage title="Recurring gifts" lead="Everyone who gives monthly or yearly, newest first.">
      <FilterBar
        action={paths.admin.recurring()}
        label="Find plans"
        active={state ? [{ label: `Standing: ${words(state)}`, removeTo: paths.admin.recurring() }] : []}
      >
        <SelectField
          name="state"
          label="Standing"
          prompt="All that ever began"
          look="compact"
          isOptional
          defaultValue={state ?? undefined}
          options={planStates.map((one) => ({ value: one, label: words(one) }))}
        />
      </FilterBar>
      <Table
        caption="Recurring gifts"
        captionIs="hidden"
        columns={[
          { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
          { name: 'amount', label: 'Amount', align: 'end' },
          { name: 'fund', label: 'Fund' },
          { name: 'next', label: 'Next charge' },
          { name: 'state', label: 'Standing' },
        ]}
        rows={plans.map((plan) => ({
          id: plan.id,
          to: paths.admin.plan(plan.id),
          cells: {
            giver: plan.giverName,
            amount: planWords(plan),
            fund: plan.fundName,
            next: nextWords(plan, zone),
            state: <Status of={plan.state} />,
          },
        }))}
        empty={
          <Empty title={state ? 'No plan stands so.' : 'Monthly and yearly gifts will be here, from the first one.'} />
        }
      />
      <KeysetPager
        shown={plans.length}
        one="plan"
        many="plans"
        nextTo={hasMore ? `${paths.admin.recurring()}?${next}` : undefined}
      />
    </StaffPage>
  )
}

function words(state: string): string {
  return state.replaceAll('_', ' ')
}
