import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { RankedRow } from '#app/domain/grants/ranking.ts'
import { paths } from '#app/paths.ts'
import { HoursAsked } from '#app/proposal/hours-asked.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass, GpuHours } from '#app/ui/gpu-hours.tsx'
import { Stat, StatRow } from '#app/ui/stat.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

type PanelTableProps = { rows: readonly RankedRow[]; free: readonly (readonly [string, GpuSeconds])[] }

/** The ranked applications with the line drawn under the last for which there are hours. */
export function PanelTable({ rows, free }: PanelTableProps) {
  const lastAbove = rows.findLast((row) => row.isAboveLine)?.id
  const hasBelow = rows.some((row) => !row.isAboveLine)
  return (
    <>
      <StatRow>
        {free.map(([gpuClass, seconds]) => (
          <Stat
            key={gpuClass}
            label={`free, ${formatGpuClass(gpuClass)}, in the months of the call`}
            value={<GpuHours of={seconds} unit="hidden" />}
            unit="GPU-h"
            kind="compute"
          />
        ))}
      </StatRow>
      <Table
        caption="Applications by score"
        captionIs="hidden"
        columns={[
          { name: 'rank', label: 'Rank', align: 'end' },
          { name: 'title', label: 'Application', isRowHeading: true },
          { name: 'mean', label: 'Mean', align: 'end' },
          { name: 'spread', label: 'Spread', align: 'end' },
          { name: 'reviews', label: 'Reviews', align: 'end' },
          { name: 'asked', label: 'Asked', align: 'end' },
          { name: 'state', label: 'State', isTight: true },
          { name: 'decision', label: 'Decision' },
        ]}
        rows={rows.map((row, index) => ({
          id: row.id,
          to: paths.admin.application(row.id),
          look: row.isTooCloseToCall ? 'marked' : undefined,
          ruleAfter: row.id === lastAbove && hasBelow ? 'Free hours end here' : undefined,
          cells: {
            rank: index + 1,
            title: `${row.number} ${row.title}`,
            mean: row.isTooCloseToCall ? `${formatScore(row.mean)}, too close to call` : formatScore(row.mean),
            spread: row.means.length > 1 ? formatScore(row.spread) : '–',
            reviews: `${row.means.length} of ${row.reviewsAsked}`,
            asked: <HoursAsked lines={row.lines} />,
            state: <Status of={row.state} />,
            decision: row.outcome ? outcomeWords[row.outcome] : 'None yet',
          },
        }))}
        empty={<Empty title="Applications stand here once they are in review." />}
      />
    </>
  )
}
