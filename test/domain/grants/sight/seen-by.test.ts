import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { applicationStates } from '#app/domain/grants/application.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readReviewers } from '#app/domain/grants/read-reviewers.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { isNow, isSeenBy } from '#app/domain/grants/sight/seen-by.server.ts'
import { isWhen, type Kind, kinds, maySee, type Standing } from '#app/domain/grants/sight/sight.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { readActivityLog } from '#app/domain/impact/read-activity-log.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenAssignment, givenCall, givenInReview, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let id: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  await givenCall(held.world, people.june)
  id = await givenInReview(held.world, people)
})

async function seenKinds(person: Person): Promise<Kind[]> {
  const seen: Kind[] = []
  for (const kind of kinds) {
    const rows = await held.world.db.execute(sql`select 1 from application
      where application.id = ${id} and ${isSeenBy(person, kind)}`)
    if (rows.length > 0) seen.push(kind)
  }
  return seen
}

const expected = (standing: Standing) =>
  kinds.filter((kind) => maySee(kind, standing, { state: 'in_review', isSent: true, isReleased: false }))

test('the query and the table say the same of every state', async () => {
  for (const when of ['always', 'sent', 'standing'] as const) {
    for (const isSent of [true, false]) {
      const rows = await held.world.db.execute<{ state: string }>(sql`select application.state
        from (select state, ${isSent ? sql`now()` : sql`null::timestamptz`} as submitted_at from unnest(array[${sql.join(
          applicationStates.map((state) => sql`${state}`),
          sql`, `,
        )}]) as told(state)) as application where ${isNow[when]}`)
      const byTable = applicationStates.filter((state) => isWhen(when, { state, isSent, isReleased: false }))
      expect(rows.map(({ state }) => state)).toEqual(byTable)
    }
  }
})

test('the query gives each standing what the table says', async () => {
  const { world } = held
  const kofi = actorOf(people.kofi)

  expect(await seenKinds(people.grace)).toEqual(expected('applicant'))
  expect(await seenKinds(people.lin), 'named in the team only').toEqual([])
  expect(await seenKinds({ ...people.lin, roles: ['programme_officer'] })).toEqual(expected('involved-staff'))
  expect(await seenKinds(people.june)).toEqual(expected('officer'))
  expect(await seenKinds(people.otto)).toEqual(expected('auditor'))
  expect(await seenKinds(people.rosa)).toEqual(expected('administrator'))
  expect(await seenKinds(people.kofi), 'not asked').toEqual([])
  const assignmentId = await givenAssignment(world, people, id)
  expect(await seenKinds(people.kofi)).toEqual(expected('reviewer-assigned'))
  made(await declareConflict(world, kofi, { assignmentId, has: 'none', reason: '' }))
  expect(await seenKinds(people.kofi)).toEqual(expected('reviewer-agreed'))
  made(await declareConflict(world, kofi, { assignmentId, has: 'conflict', reason: 'My student.' }))
  expect(await seenKinds(people.kofi)).toEqual(expected('reviewer-recused'))
  const takenBack = await givenAssignment(world, people, id, people.ines)
  made(await removeRequest(world, actorOf(people.june), { applicationId: id, assignmentId: takenBack, reason: 'No.' }))
  expect(await seenKinds(people.ines)).toEqual(expected('reviewer-removed'))
  expect(await seenKinds({ ...people.kofi, roles: ['programme_officer'] })).toEqual(expected('involved-staff'))
})

test('who is asked for a review keeps its order, whatever else they are to the lab', async () => {
  const { world } = held
  const both: Person = { ...people.kofi, roles: ['reviewer', 'programme_officer', 'administrator'] }
  expect(await seenKinds(both)).toEqual(expected('officer'))

  const assignmentId = await givenAssignment(world, people, id)

  expect(await seenKinds(both)).toEqual(expected('reviewer-assigned'))
  expect(await readStaffApplication(world, both, id)).toBeNull()
  made(await declineReview(world, actorOf(both), { assignmentId, reason: 'No time.', instead: '' }))
  expect(await seenKinds(both)).toEqual(expected('reviewer-recused'))
})

test('an administrator reads reviews by alias, and no line of any log says who wrote them', async () => {
  const { world } = held
  await givenReview(world, people, id)
  const about = { type: 'application', id }

  const seen = await readStaffApplication(world, people.rosa, id)
  const timeline = await readActivity(world.db, people.rosa, about)
  const log = await readActivityLog(world, people.rosa, { subjectId: id })
  const hers = await readActivityLog(world, people.rosa, { actorId: people.kofi.id, subjectType: 'application' })

  expect(seen?.reviews).toMatchObject([{ name: null, alias: expect.stringMatching(/^Reviewer [A-Z]$/) }])
  expect(inspect([seen?.reviews, seen?.conflicts, timeline, log], { depth: 9 })).not.toMatch(
    new RegExp(`Kofi|${people.kofi.id}`),
  )
  expect(log.lines.map(({ by }) => by)).toContain('A reviewer')
  expect(hers.lines).toEqual([])
  expect((await readStaffApplication(world, people.june, id))?.reviews).toMatchObject([{ name: people.kofi.name }])
  const byAuditor = await readActivityLog(world, people.otto, { actorId: people.kofi.id, subjectId: id })
  expect(byAuditor.lines.map(({ kind }) => kind)).toEqual(['review-submitted', 'no-conflict-declared'])
})

test('why somebody has a conflict is told to officers alone', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, id)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'We are married.' }))
  const conflicts = async (who: Person) => (await readStaffApplication(world, who, id))?.conflicts

  expect(await conflicts(people.june)).toMatchObject([{ reviewer: people.kofi.name, reason: 'We are married.' }])
  expect(await conflicts(people.otto)).toMatchObject([{ reason: null }])
  expect(await conflicts(people.rosa)).toEqual([])
})

test('no line of a log tells the administrator of conflicts', async () => {
  const { world } = held
  const assignmentId = await givenAssignment(world, people, id)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'none', reason: '' }))
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))
  const told = async (who: Person) =>
    [
      ...(await readActivity(world.db, who, { type: 'application', id })),
      ...(await readActivityLog(world, who, { subjectId: id })).lines,
    ].filter(({ kind }) => kind.endsWith('conflict-declared'))

  expect(await told(people.rosa)).toEqual([])
  expect(await told(people.otto)).not.toEqual([])
  expect(inspect(await told(people.otto), { depth: 9 })).not.toMatch(/found/)
})

test('a reviewer’s load does not tell an officer of applications she has a part in', async () => {
  const { world } = held
  const other = await givenInReview(world, people, { lead: people.ada })
  await givenAssignment(world, people, id)
  const load = async (officer: Person) =>
    (await readReviewers(world, officer, other)).find((one) => one.id === people.kofi.id)?.load

  expect(await load(people.june)).toBe(1)
  expect(await load({ ...people.grace, roles: ['programme_officer'] })).toBe(0)
})
