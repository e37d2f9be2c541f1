import type { WorkedExample } from '#app/domain/impact/worked-example.ts'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Money } from '#app/ui/money.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'

const hourColumns = [
  { name: 'bought', label: 'Hours', align: 'end' as const },
  { name: 'used', label: 'Used', align: 'end' as const },
  { name: 'waiting', label: 'Still to be used', align: 'end' as const },
]

/** The rules at work on an invented month. The figures come from the code that works out the real pages. */
export function Example({ example }: { example: WorkedExample }) {
  return (
    <Section
      look="public"
      title="An example"
      note="Invented, but worked out by the same code as the real pages. One GPU class, one month, one project."
    >
      <Stack>
        <p>
          A fund has two gifts and buys hours that cost more than the first. The pool of the month holds{' '}
          <GpuHours of={example.supply} />, and one project used <GpuHours of={example.used} /> of them.
        </p>
        <Table
          caption="First the pool: each source is used in proportion to what it put in"
          look="open"
          columns={[{ name: 'lot', label: 'Source' }, ...hourColumns]}
          rows={example.lots.map((lot) => ({ id: lot.title, cells: { lot: lot.title, ...hours(lot.totals) } }))}
        />
        <Table
          caption="Then the gifts: each stands behind its part of the bought hours"
          look="open"
          columns={[
            { name: 'gift', label: 'Gift' },
            { name: 'amount', label: 'Given', align: 'end' },
            { name: 'paid', label: 'Taken for the purchase', align: 'end' },
            ...hourColumns,
          ]}
          rows={example.gifts.map((gift) => ({
            id: gift.name,
            cells: {
              gift: gift.name,
              amount: <Money of={gift.amount} />,
              paid: <Money of={gift.paid} />,
              ...hours(gift.totals),
            },
          }))}
        />
        <p>What is left of the second gift waits in the fund for the next purchase.</p>
      </Stack>
    </Section>
  )
}

function hours({ bought, used, waiting }: WorkedExample['gifts'][number]['totals']) {
  return {
    bought: <GpuHours of={bought} unit="hidden" />,
    used: <GpuHours of={used} unit="hidden" />,
    waiting: <GpuHours of={waiting} unit="hidden" />,
  }
}
