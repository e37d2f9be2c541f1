import { beforeEach, expect, test } from 'vitest'
import { type JudgeReport, judgeReport } from '#app/domain/grants/reports/judge-report.server.ts'
import { readReport, readReportsWaiting } from '#app/domain/grants/reports/read-reports.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { givenReport, owedReport } from '#test/support/given/reports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let projectId: Id<'prj'>
let reportId: Id<'rpt'>

beforeEach(async () => {
  people = await cast(held.world)
  projectId = (await givenAward(held.world, people)).projectId
  reportId = (await owedReport(held.world, projectId)).id
})

const judge = (change: Partial<JudgeReport> = {}, who = people.june) =>
  judgeReport(held.world, actorOf(who), { reportId, to: 'accepted', note: '', ...change })
const waiting = async (today = '2026-03-03') =>
  (await readReportsWaiting(held.world.db, people.june, today as Day)).map(({ act }) => act)
const told = async () => (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'report-judged')

test('a report that is in waits for an officer until it is answered', async () => {
  expect(await judge()).toMatchObject({ refused: 'not-in' })
  await givenReport(held.world, people, reportId)
  expect(await waiting()).toEqual(['judge-report'])

  expect(await judge()).toMatchObject({ ok: true })

  expect(await waiting()).toEqual([])
  expect(await told()).toHaveLength(1)
})

test('one that is sent back with words is awaited again, and overdue after its day', async () => {
  await givenReport(held.world, people, reportId)
  expect(await judge({ to: 'returned' })).toMatchObject({ refused: 'note-missing' })

  await judge({ to: 'returned', note: 'Say how many hours the failed run took.' })

  const report = await readReport(held.world, people.grace, { projectId, reportId })
  expect(report).toMatchObject({ state: 'returned', mayWrite: true, note: expect.stringContaining('failed run') })
  expect(await waiting('2026-12-30')).toEqual([])
  expect(await waiting('2026-12-31')).toEqual(['chase-report'])
})

test('the same answer twice or at once is one; compute officers and strangers answer nothing', async () => {
  await givenReport(held.world, people, reportId)

  const all = await Promise.all([judge(), judge()])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await told()).toHaveLength(1)
  expect(await judge({}, people.ravi)).toMatchObject({ refused: 'not-found' })
  expect(await judge({}, people.grace)).toMatchObject({ refused: 'not-found' })
})
