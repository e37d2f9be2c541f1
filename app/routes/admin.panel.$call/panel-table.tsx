import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { RankedRow } from '#app/domain/grants/ranking.ts'
import { paths } from '#app/paths.ts'
import { HoursAsked } from '#app/proposal/hours-asked.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { ScoreStrip } from '#app/ui/charts/score-strip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import type { TableRowOf } from '#app/ui/table-types.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'

const columns = [
  { name: 'rank', label: 'Rank', align: 'end' as const },
  { name: 'title', label: 'Application', isRowHeading: true, isClipped: true },
  { name: 'mean', label: 'Mean', align: 'end' as const },
  { name: 'reviews', label: 'Reviews, 1 to 5', isTight: true },
  { name: 'done', label: 'Reviews in', align: 'end' as const },
  { name: 'asked', label: 'Asked (GPU-h)', align: 'end' as const },
  { name: 'left', label: 'Then left free', align: 'end' as const },
  { name: 'decision', label: 'Decision', isTight: true },
]

/** The ranked applications with the line drawn under the last for which there are hours, while a ranked one stands below it. */
export function PanelTable({ rows }: { rows: readonly RankedRow[] }) {
  const lastAbove = rows.findLast((row) => row.isAboveLine)?.id
  const hasBelow = rows.some((row) => !row.isAboveLine && row.mean !== null)
  return (
    <Table
      caption="Applications by score"
      captionIs="hidden"
      columns={columns}
      rows={rows.map((row, index) => ({
        ...panelRow(row, index + 1),
        ruleAfter: row.id === lastAbove && hasBelow ? 'Free hours end here' : undefined,
      }))}
      empty={
        <Empty title="Applications stand here once they are in review.">
          <p>Screen those that were sent in, ask reviewers, and they are ranked as the reviews arrive.</p>
        </Empty>
      }
    />
  )
}

function panelRow(row: RankedRow, rank: number): TableRowOf {
  return {
    id: row.id,
    to: paths.admin.application(row.id),
    look: row.isTooCloseToCall ? 'marked' : undefined,
    cells: {
      rank,
      title: `${row.number} ${row.title}`,
      mean: formatScore(row.mean),
      reviews: <Reviews row={row} />,
      done: `${row.means.length} of ${row.reviewsAsked}`,
      asked: <HoursAsked lines={row.lines} unit="hidden" />,
      left: row.mean === null ? 'Not ranked yet' : leftWords(row),
      decision: row.outcome ? (
        `${outcomeWords[row.outcome]}, ${row.state === 'decided' ? 'drafted' : 'released'}`
      ) : (
        <Status of={row.state} />
      ),
    },
  }
}

function Reviews({ row }: { row: RankedRow }) {
  if (row.mean === null) return <>None in yet</>
  const scores = row.means.map(formatScore).join(', ')
  const spread = row.means.length > 1 ? `, ${formatScore(row.spread)} apart` : ''
  return (
    <>
      <ScoreStrip label={`Reviews at ${scores}${spread}`} scores={row.means} mean={row.mean} />
      {row.isTooCloseToCall && ' too close to call'}
    </>
  )
}

/** "1,683,927 (H100)", or below the line "short by 40,000 (H100)". */
function leftWords(row: RankedRow): string {
  return row.leftUnder
    .map(({ gpuClass, seconds }) => {
      const name = formatGpuClass(gpuClass)
      if (seconds >= 0n) return `${formatGpuHours(seconds)} (${name})`
      return `short by ${formatGpuHours(gpuSeconds(-seconds))} (${name})`
    })
    .join(', ')
}
