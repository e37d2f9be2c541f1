import { channelWords } from '#app/domain/giving/arrival.ts'
import type { PledgeKind } from '#app/domain/giving/pledges/pledge.ts'
import type { PledgeLine } from '#app/domain/giving/pledges/read-pledges.server.ts'
import { paths } from '#app/paths.ts'
import { Money } from '#app/ui/money.tsx'
import { Status } from '#app/ui/status.tsx'
import type { Column, TableRowOf } from '#app/ui/table-types.ts'
import { OnDay } from '#app/ui/when.tsx'

export const pledgeColumns: Column[] = [
  { name: 'giver', label: 'Giver', isRowHeading: true, isClipped: true },
  { name: 'amount', label: 'Pledged', align: 'end', isTight: true },
  { name: 'paid', label: 'Paid', align: 'end', isTight: true },
  { name: 'kind', label: 'Kind', isTight: true },
  { name: 'method', label: 'By', isTight: true },
  { name: 'next', label: 'Next part', isTight: true },
  { name: 'state', label: 'State', isTight: true },
]

const shortKinds: Record<PledgeKind, string> = {
  unconditional: 'Unconditional',
  conditional: 'Conditional',
  intent: 'Intent',
  daf_intent: 'DAF intent',
}
const shortMethods: Partial<Record<PledgeLine['method'], string>> = { daf: 'DAF', wire: 'Wire', stock: 'Stock' }

export function pledgeRow(pledge: PledgeLine): TableRowOf {
  return {
    id: pledge.id,
    to: paths.admin.pledge(pledge.id),
    ...(pledge.state === 'offered' ? { look: 'marked' as const } : {}),
    cells: {
      giver: pledge.giver ?? 'Anonymous',
      amount: <Money of={pledge.amount} />,
      paid: <Money of={pledge.paid} />,
      kind: shortKinds[pledge.kind],
      method: shortMethods[pledge.method] ?? channelWords[pledge.method],
      next: pledge.nextOn ? <OnDay on={pledge.nextOn} /> : '',
      state: <Status of={pledge.state} />,
    },
  }
}
