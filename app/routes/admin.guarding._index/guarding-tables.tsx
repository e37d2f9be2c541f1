import { networkLimits, refusedWords } from '#app/domain/giving/guarding/guard.ts'
import type { DeclinedNetwork } from '#app/domain/giving/guarding/read-declined.server.ts'
import type { GuardedCampaign, Refused } from '#app/domain/giving/guarding/read-guard.server.ts'
import { paths } from '#app/paths.ts'
import { Empty } from '#app/ui/empty.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import { When } from '#app/ui/when.tsx'

/** What was not let begin, by cause and network. */
export function RefusedTable({ refused, zone }: { refused: readonly Refused[]; zone: string }) {
  return (
    <Table
      caption="Gifts that were refused"
      captionIs="hidden"
      columns={[
        { name: 'because', label: 'Why', isRowHeading: true },
        { name: 'network', label: 'Network' },
        { name: 'times', label: 'Times', align: 'end' },
        { name: 'last', label: 'Last' },
      ]}
      rows={refused.map((one) => ({
        id: `${one.because} ${one.network}`,
        cells: {
          because: refusedWords[one.because],
          network: <Mono>{one.network}</Mono>,
          times: one.times.toLocaleString('en'),
          last: <When at={one.lastAt} zone={zone} />,
        },
      }))}
      empty={<Empty title="Nothing was refused." />}
    />
  )
}

/** Whose cards were declined in a day, by network, and what that means for the next gift from there. */
export function DeclinedTable({ declined, zone }: { declined: readonly DeclinedNetwork[]; zone: string }) {
  return (
    <Table
      caption="Declined cards by network"
      captionIs="hidden"
      columns={[
        { name: 'network', label: 'Network', isRowHeading: true },
        { name: 'times', label: 'In a day', align: 'end' },
        { name: 'hour', label: 'In the hour', align: 'end' },
        { name: 'now', label: 'Its next gift' },
        { name: 'last', label: 'Last' },
      ]}
      rows={declined.map((one) => ({
        id: one.network,
        cells: {
          network: <Mono>{one.network}</Mono>,
          times: one.times.toLocaleString('en'),
          hour: one.lastHour.toLocaleString('en'),
          now: <Status of={standingOf(one.lastHour)} />,
          last: <When at={one.lastAt} zone={zone} />,
        },
      }))}
      empty={<Empty title="No card was declined." />}
    />
  )
}

function standingOf(lastHour: number): string {
  if (lastHour >= networkLimits.refuses) return 'blocked'
  return lastHour >= networkLimits.asks ? 'asked a question' : 'open'
}

/** Each campaign with its switch. */
export function CampaignTable({ campaigns, zone }: { campaigns: readonly GuardedCampaign[]; zone: string }) {
  return (
    <Table
      caption="Campaigns and whether they take gifts"
      captionIs="hidden"
      columns={[
        { name: 'name', label: 'Campaign', isRowHeading: true, isClipped: true },
        { name: 'state', label: 'Giving' },
        { name: 'why', label: 'Why' },
      ]}
      rows={campaigns.map(({ id, name, isOpen, stop }) => ({
        id,
        to: paths.admin.guardedCampaign(id),
        cells: {
          name,
          state: <Status of={stop ? 'blocked' : isOpen ? 'open' : 'closed'} />,
          why: stop && (
            <>
              {stop.reason} ({stop.by}, <When at={stop.at} zone={zone} precision="day" />)
            </>
          ),
        },
      }))}
      empty={<Empty title="There is no campaign." />}
    />
  )
}
