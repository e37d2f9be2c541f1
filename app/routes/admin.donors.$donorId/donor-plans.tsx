import { nextWords } from '#app/area/plan-words.tsx'
import { planWords } from '#app/domain/giving/recurring/plan.ts'
import type { PlanLine } from '#app/domain/giving/recurring/read-plans.server.ts'
import { paths } from '#app/paths.ts'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'

/** What a donor gives again and again. */
export function DonorPlans({ plans, zone }: { plans: readonly PlanLine[]; zone: string }) {
  return (
    <Table
      caption="Gifts that repeat, newest first"
      columns={[
        { name: 'amount', label: 'Amount', isRowHeading: true },
        { name: 'fund', label: 'Fund' },
        { name: 'next', label: 'Next charge' },
        { name: 'state', label: 'Standing' },
      ]}
      rows={plans.map((plan) => ({
        id: plan.id,
        to: paths.admin.plan(plan.id),
        cells: {
          amount: planWords(plan),
          fund: plan.fundName,
          next: nextWords(plan, zone),
          state: <Status of={plan.state} />,
        },
      }))}
    />
  )
}
