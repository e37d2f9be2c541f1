import { outcomeWords } from '#app/domain/grants/decision.ts'
import type { RankBy, RankedRow } from '#app/domain/grants/ranking.ts'
import { recommendationWords } from '#app/domain/grants/sight/meta-review/meta-review.ts'
import { paths } from '#app/paths.ts'
import { HoursAsked } from '#app/proposal/hours-asked.tsx'
import { formatScore } from '#app/proposal/score.ts'
import { ScoreStrip } from '#app/ui/charts/score-strip.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { formatGpuClass } from '#app/ui/gpu-hours.tsx'
import { Status } from '#app/ui/status.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Column, TableRowOf } from '#app/ui/table-types.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'

type PanelTableProps = {
  rows: readonly RankedRow[]
  by?: RankBy | undefined
  /** Where the headings of the two scores lead; without it there is one score, and nothing to choose. */
  sortTo?: Record<RankBy, string> | undefined
}

/** The ranked applications with the line drawn under the last for which there are hours, while a ranked one stands below it. */
export function PanelTable({ rows, by = 'mean', sortTo }: PanelTableProps) {
  const lastAbove = rows.findLast((row) => row.isAboveLine)?.id
  const hasBelow = rows.some((row) => !row.isAboveLine && row.score !== null)
  return (
    <Table
      caption="Applications by score"
      captionIs="hidden"
      columns={columnsOf(by, sortTo).filter(({ name }) => isTold(name, rows))}
      rows={rows.map((row) => ({
        ...panelRow(row, by),
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

/** What only a discussion brings has a column once it has brought something. */
function isTold(column: string, rows: readonly RankedRow[]): boolean {
  if (column === 'before') return rows.some(hasMoved)
  return column !== 'panel' || rows.some(({ recommendation }) => recommendation !== null)
}

function hasMoved({ means, firstMeans }: RankedRow): boolean {
  return firstMeans.length > 0 && means.join() !== firstMeans.join()
}

function columnsOf(by: RankBy, sortTo: PanelTableProps['sortTo']): Column[] {
  const sorts = (column: RankBy) => ({
    sortTo: sortTo?.[column],
    sorted: by === column ? ('descending' as const) : undefined,
  })
  return [
    { name: 'rank', label: 'Rank', align: 'end' },
    { name: 'title', label: 'Application', isRowHeading: true, isClipped: true },
    { name: 'mean', label: 'Mean', align: 'end', isTight: true, ...sorts('mean') },
    ...(sortTo
      ? [{ name: 'calibrated', label: 'Calibrated', align: 'end' as const, isTight: true, ...sorts('calibrated') }]
      : []),
    { name: 'before', label: 'Before', align: 'end', isTight: true },
    { name: 'reviews', label: 'Reviews, 1 to 5', isTight: true },
    { name: 'spread', label: 'Spread', align: 'end' },
    { name: 'line', label: 'Line', isTight: true },
    { name: 'done', label: 'Reviews in', align: 'end' },
    { name: 'asked', label: 'Asked (GPU-h)', align: 'end' },
    { name: 'left', label: 'Then left free', align: 'end' },
    { name: 'panel', label: 'Lead says', isTight: true },
    { name: 'decision', label: 'Decision', isTight: true },
  ]
}

function panelRow(row: RankedRow, by: RankBy): TableRowOf {
  return {
    id: row.id,
    to: paths.admin.application(row.id),
    look: row.isTooCloseToCall ? 'marked' : undefined,
    cells: {
      rank: row.score === null ? '–' : `${row.rank}${row.isTied ? ' tied' : ''}`,
      title: `${row.number} ${row.title}`,
      mean: scoreWords(row.mean, by === 'mean' ? row.reach : null),
      calibrated: scoreWords(row.calibrated, by === 'calibrated' ? row.reach : null),
      before: beforeWords(row),
      reviews: <Reviews row={row} />,
      spread: row.means.length > 1 ? formatScore(row.spread) : '–',
      line: lineWords(row),
      done: `${row.means.length} of ${row.reviewsAsked}`,
      asked: <HoursAsked lines={row.lines} unit="hidden" />,
      left: row.score === null ? 'Not ranked yet' : leftWords(row),
      panel: row.recommendation ? recommendationWords[row.recommendation] : '–',
      decision: row.outcome ? (
        `${outcomeWords[row.outcome]}, ${row.state === 'decided' ? 'drafted' : 'released'}`
      ) : (
        <Status of={row.state} />
      ),
    },
  }
}

/** The mean as it was before the discussion, where it has moved since: "3.90". */
function beforeWords(row: RankedRow): string {
  const { firstMeans } = row
  if (!hasMoved(row)) return '–'
  return formatScore(Math.round(firstMeans.reduce((sum, mean) => sum + mean, 0) / firstMeans.length))
}

function lineWords(row: RankedRow): string {
  if (row.score === null) return '–'
  if (row.isTooCloseToCall) return 'Too close to call'
  return row.isAboveLine ? 'Above' : 'Below'
}

/** "4.25 ±0.30" of the score that ranks, "4.25" of the other. */
function scoreWords(score: number | null, reach: number | null): string {
  return score === null || reach === null ? formatScore(score) : `${formatScore(score)} ±${formatScore(reach)}`
}

/** Where the reviews lie, the score that ranks them, and how far it reaches. */
function Reviews({ row }: { row: RankedRow }) {
  if (row.score === null) return <>None in yet</>
  const scores = row.means.map(formatScore).join(', ')
  const label = `Reviews at ${scores}; ranked by ${formatScore(row.score)}, give or take ${formatScore(row.reach)}`
  return <ScoreStrip label={label} scores={row.means} mean={row.score} reach={row.reach} />
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
