import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { calibrate } from '#app/domain/grants/panel/calibrate.ts'
import { type PanelRow, rankPanel, tiedAtLine } from '#app/domain/grants/ranking.ts'
import { standardCriteria } from '#app/domain/grants/rubrics/standard-rubric.ts'
import { HowDecided } from '#app/proposal/how-decided.tsx'
import { HoursAtHand } from '#app/routes/admin.panel.$call/hours-at-hand.tsx'
import { HowCalibrated, ScoreNotices } from '#app/routes/admin.panel.$call/how-calibrated.tsx'
import { PanelTable } from '#app/routes/admin.panel.$call/panel-table.tsx'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'

const rubric = { number: 1, criteria: [...standardCriteria], blindness: 'single' as const }

test('a call with a deadline tells everyone on the same day; a rolling one has no such day', () => {
  const closing = renderToStaticMarkup(<HowDecided call={{ deadline: new Date('2026-03-31') }} rubric={rubric} />)
  const rolling = renderToStaticMarkup(<HowDecided call={{ deadline: null }} rubric={rubric} />)

  expect(closing).toContain('on the same day')
  expect(rolling).not.toContain('on the same day')
  expect(rolling).toContain('as they come')
})

const month = '2026-05' as Month
const row = (number: string, means: number[], change: Partial<PanelRow> = {}): PanelRow => ({
  ...{ id: `app_${number}`, number, title: number, institution: '', state: 'in_review', means, reviewsAsked: 2 },
  lines: [
    {
      ...{ gpuClass: 'h100', asked: gpuHours(60), leastUseful: gpuHours(0), firstMonth: month, lastMonth: month },
      ...{ fewestGpus: null, mostGpus: null, canCheckpoint: null },
    },
  ],
  ...{ outcome: null, granted: [], recommendation: null, firstMeans: means },
  ...change,
})
const free = [['h100', gpuHours(100)]] as const
const ranked = (...rows: PanelRow[]) => rankPanel(rows, new Map(free))

test('the free hours end above what is ranked and does not fit, not above what is not ranked yet', () => {
  const waiting = ranked(row('a', [400]), row('b', []))
  const short = ranked(row('a', [400]), row('b', [300]), row('c', []))

  expect(renderToStaticMarkup(<PanelTable rows={waiting} />)).not.toContain('Free hours end here')
  expect(renderToStaticMarkup(<PanelTable rows={waiting} />)).toContain('Not ranked yet')
  expect(renderToStaticMarkup(<HoursAtHand rows={waiting} free={free} />)).not.toContain('Below the line')
  expect(renderToStaticMarkup(<PanelTable rows={short} />)).toContain('Free hours end here')
})

test('the panel says which decisions are drafted and which are released', () => {
  const granted = [{ gpuClass: 'h100', seconds: gpuHours(60) }]
  const decided = { outcome: 'accepted_full' as const, granted }
  const table = (state: PanelRow['state']) =>
    renderToStaticMarkup(<PanelTable rows={ranked(row('a', [400], { ...decided, state }))} />)

  expect(table('decided')).toContain('All hours asked, drafted')
  expect(table('offered')).toContain('All hours asked, released')
})

test('both scores stand side by side, and who ranks alike or too near the line is named in words', () => {
  const marks = ['a', 'b', 'c'].flatMap((number, index) => [
    { applicationId: `app_${number}` as const, reviewer: 'kofi', score: 300 + 10 * index },
    { applicationId: `app_${number}` as const, reviewer: 'ines', score: 380 },
  ])
  const rows = [row('a', [300, 380]), row('b', [310, 380]), row('c', [320, 380])]
  const calibration = calibrate(marks)
  const sortTo = { mean: '/panel', calibrated: '/panel?by=calibrated' }

  const html = renderToStaticMarkup(
    <PanelTable
      rows={rankPanel(rows, new Map(free), { by: 'calibrated', calibration })}
      by="calibrated"
      sortTo={sortTo}
    />,
  )

  expect(html).toContain('href="/panel?by=calibrated"')
  expect(html).toMatch(/aria-sort="descending"[^>]*><a href="\/panel\?by=calibrated"/)
  expect(html).toContain('Too close to call')
  expect(html).toContain('give or take')
})

test('reviewers that nothing ties together, and a tie at the line, are warned of', () => {
  const rows = ranked(row('a', [400]), row('b', [400]))

  const html = renderToStaticMarkup(<ScoreNotices model={{ bias: 20, noise: 40, groups: 2 }} tied={tiedAtLine(rows)} />)

  expect(html).toContain('2 groups that share no application')
  expect(html).toContain('a and b have one score')
  expect(renderToStaticMarkup(<HowCalibrated model={null} />)).toContain('once an application has two reviews')
})
