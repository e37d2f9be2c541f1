import { beforeEach, expect, test } from 'vitest'
import { readReport } from '#app/domain/grants/reports/read-reports.server.ts'
import { type WriteReport, writeReport } from '#app/domain/grants/reports/write-report.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAward } from '#test/support/given/grants.ts'
import { owedReport, reportWords } from '#test/support/given/reports.ts'
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

const write = (change: Partial<WriteReport> = {}, who = people.grace) =>
  writeReport(held.world, actorOf(who), { reportId, base: 0, words: reportWords, isSent: false, ...change })
const read = (who = people.grace) => readReport(held.world, who, { projectId, reportId })

test('a draft is the team’s alone, and what is sent in the lab reads', async () => {
  await write()
  expect(await read()).toMatchObject({ done: 'Two of three runs.', state: 'due', mayWrite: true })
  expect(await read(people.june)).toMatchObject({ done: '', savedBy: null, mayJudge: false })
  expect(await read(people.ada)).toBeNull()

  expect(await write({ base: 1, isSent: true })).toMatchObject({ ok: true })

  expect(await read(people.june)).toMatchObject({ done: 'Two of three runs.', state: 'submitted', mayJudge: true })
})

test('two of a team never overwrite each other', async () => {
  await write()

  const other = { ...reportWords, done: 'One run.' }
  expect(await write({ words: other })).toMatchObject({ refused: 'stale' })
  expect(await write({ words: other, base: 1 })).toMatchObject({ ok: true, value: { revision: 2 } })
})

test('the same report sent twice or at once is one, and an empty one is none', async () => {
  expect(await write({ isSent: true, words: { ...reportWords, done: ' ' } })).toMatchObject({ refused: 'empty' })

  const all = await Promise.all([write({ isSent: true }), write({ isSent: true })])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await write({ words: { ...reportWords, done: 'More.' }, base: 1 })).toMatchObject({ refused: 'in-already' })
  expect(await write({}, people.ada)).toMatchObject({ refused: 'not-found' })
})
