import { beforeEach, expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import {
  type AnswerAmendment,
  type AnswerAmendmentRefusal,
  answerAmendment,
} from '#app/domain/grants/amendments/answer-amendment.server.ts'
import { readAmendment, readAmendmentsWaiting } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { readAwards } from '#app/domain/impact/read-awards.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Day, Month } from '#app/units/time.ts'
import { letters } from '#db/schema/activity.ts'
import { projectMembers } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAmendment } from '#test/support/given/amendments.ts'
import { givenSupply } from '#test/support/given/compute.ts'
import { givenAward, made } from '#test/support/given/grants.ts'
import { givenReport, owedReport } from '#test/support/given/reports.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const october = '2026-10' as Month
let people: Cast
let award: { projectId: Id<'prj'>; awardId: Id<'awd'> }
let amendmentId: Id<'amd'>

beforeEach(async () => {
  people = await cast(held.world)
  award = await givenAward(held.world, people)
  amendmentId = await givenAmendment(held.world, people, { projectId: award.projectId })
})

const answer = (change: Partial<AnswerAmendment> = {}, who = people.june) =>
  answerAmendment(held.world, actorOf(who), { amendmentId, to: 'approved', answer: 'Agreed.', ...change })
const read = () => readAmendment(held.world, people.june, { projectId: award.projectId, amendmentId })
const endsOn = async () => (await readProject(held.world, people.june, award.projectId))?.endsOn
const letterCount = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'amendment-answered').length

test('approved, it moves the project’s end, the months of its allocations, its final report and its public end', async () => {
  const { world } = held
  await givenSupply(world, people.ravi, 500_000, october)
  const months = [{ month: october, seconds: gpuHours(420_000) }]
  const { allocationId } = made(
    await allocateHours(world, actorOf(people.ravi), { ...award, gpuClass: 'h100', months }),
  )

  expect(await answer()).toMatchObject({ ok: true })

  expect(await endsOn()).toBe('2026-12-31')
  expect(await readAllocationFor(world.db, people.ravi, allocationId)).toMatchObject({
    ...{ firstMonth: '2026-10', lastMonth: '2026-12', granted: gpuHours(420_000) },
    months: [{ month: '2026-10', planned: gpuHours(420_000) }],
  })
  expect(await owedReport(world, award.projectId)).toMatchObject({ dueOn: '2027-03-01' })
  expect(await readAwards(world.db, 'UTC')).toMatchObject([{ endsOn: '2026-12-31', hours: [{ lastMonth: '2026-10' }] }])
  expect(await read()).toMatchObject({
    ...{ state: 'approved', answeredBy: 'June Park', untilBefore: '2026-10-31', untilAfter: '2026-12-31' },
  })
  const [latest] = await readActivity(world.db, people.june, { type: 'project', id: award.projectId })
  expect(latest).toMatchObject({ kind: 'amendment-approved', before: { endsOn: '2026-10-31' } })
})

test('a part of more time is a day between, and a report that is in keeps its day', async () => {
  const report = await owedReport(held.world, award.projectId)
  await givenReport(held.world, people, report.id)
  const part = { to: 'approved_in_part', answer: 'One month.' } as const
  expect(await answer(part)).toMatchObject({ refused: 'day-missing' })
  for (const until of ['2026-10-31', '2026-12-31'] as Day[]) {
    expect(await answer({ ...part, until })).toMatchObject({ refused: 'not-between' })
  }

  expect(await answer({ ...part, until: '2026-11-30' as Day })).toMatchObject({ ok: true })

  expect(await endsOn()).toBe('2026-11-30')
  expect(await owedReport(held.world, award.projectId)).toMatchObject({ dueOn: report.dueOn })
})

test('words that are approved and what is declined move nothing', async () => {
  expect(await answer({ to: 'declined' })).toMatchObject({ ok: true })
  const words = { projectId: award.projectId, kind: 'goal', until: null, words: 'A 13B model.' } as const
  const goal = await givenAmendment(held.world, people, words)
  expect(await answer({ amendmentId: goal })).toMatchObject({ ok: true })

  expect(await endsOn()).toBe('2026-10-31')
  expect(await readAmendmentsWaiting(held.world.db, people.june, 'UTC')).toEqual([])
})

test('the same answer twice or at once is one, another is refused', async () => {
  const all = await Promise.all([answer(), answer(), answer()])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await letterCount()).toBe(1)
  expect(await answer({ to: 'declined' })).toMatchObject({ refused: 'answered-already' })
})

test('neither the team, nor other staff, nor an officer on the team answers, and never without words', async () => {
  const refused = async (asked: ReturnType<typeof answer>, why: AnswerAmendmentRefusal) =>
    expect(await asked).toMatchObject({ refused: why })
  for (const who of [people.grace, people.ravi, people.rosa]) await refused(answer({}, who), 'not-found')
  await refused(answer({ answer: ' ' }), 'answer-missing')
  await held.world.db
    .insert(projectMembers)
    .values({ projectId: award.projectId, personId: people.june.id, role: 'member' })
  await refused(answer(), 'own-project')
})
