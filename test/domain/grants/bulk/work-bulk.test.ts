import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Bulk } from '#app/domain/grants/bulk/bulk.ts'
import { readBulk } from '#app/domain/grants/bulk/read-bulk.server.ts'
import { startBulk } from '#app/domain/grants/bulk/start-bulk.server.ts'
import { workBulk } from '#app/domain/grants/bulk/work-bulk.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { bulkRows } from '#db/schema/bulk.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import {
  givenAssignment,
  givenCall,
  givenDecided,
  givenDraft,
  givenInReview,
  givenSubmitted,
  made,
  revisionOf,
} from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

type Row = { applicationId: Id<'app'>; basedOn: Date | null } | string

async function work(bulk: Bulk, chosen: readonly Row[]) {
  const bulkId = held.world.ids.next('blk')
  const ask = { bulkId, bulk, chosen: chosen as string[] }
  made(await startBulk(held.world, actorOf(people.june), ask))
  made(await workBulk(held.world, actorOf(people.june), bulkId))
  return bulkId
}
const row = (applicationId: Id<'app'>, basedOn: Date | null = null) => ({ applicationId, basedOn })
const verdicts = async (bulkId: Id<'blk'>) =>
  (await readBulk(held.world, people.june, bulkId))?.lines.map(({ verdict, refusal }) => refusal ?? verdict)
const stateOf = async (id: Id<'app'>) =>
  (await held.world.db.select().from(applications).where(eq(applications.id, id)))[0]?.state
const letterKinds = async () => (await held.world.db.select().from(letters)).map(({ kind }) => kind)

test('of four sent to review one goes, one is there already, one is refused and one is told as not there', async () => {
  const { world } = held
  const waits = await givenSubmitted(world, people.grace)
  const there = await givenInReview(world, people, { lead: people.ada })
  const decided = await givenDecided(world, people, { lead: people.fay })
  const draft = await givenDraft(world, people.otto)

  const bulkId = await work({ act: 'to-review' }, [row(waits), row(there), row(decided), row(draft)])

  expect(await verdicts(bulkId)).toEqual(['done', 'already', 'not-submitted'])
  expect(await readBulk(world, people.june, bulkId)).toMatchObject({ missing: 1 })
  expect(await stateOf(waits)).toBe('in_review')
  expect(await stateOf(decided)).toBe('decided')
})

test('each that is screened out gets its own letter, once, however often the act is worked', async () => {
  const { world } = held
  const ids = [await givenSubmitted(world, people.grace), await givenSubmitted(world, people.ada)]

  const bulkId = await work(
    { act: 'ineligible', note: 'The call is for training runs.' },
    ids.map((id) => row(id)),
  )
  made(await workBulk(world, actorOf(people.june), bulkId))

  expect(await verdicts(bulkId)).toEqual(['done', 'done'])
  expect((await letterKinds()).filter((kind) => kind === 'application-ineligible')).toHaveLength(2)
})

test('an act broken off after a row was done goes on, and does that row only once', async () => {
  const { world } = held
  const ids = [await givenSubmitted(world, people.grace), await givenSubmitted(world, people.ada)]
  const bulkId = await work(
    { act: 'return', note: 'Say which data.' },
    ids.map((id) => row(id)),
  )
  await world.db.update(bulkRows).set({ verdict: 'waiting' }).where(eq(bulkRows.bulkId, bulkId))

  made(await workBulk(world, actorOf(people.june), bulkId))

  expect(await verdicts(bulkId)).toEqual(['already', 'already'])
  expect((await letterKinds()).filter((kind) => kind === 'application-returned')).toHaveLength(2)
})

test('a reviewer is asked for each but the one with a conflict, and the one that is theirs already', async () => {
  const { world } = held
  const free = await givenInReview(world, people)
  const conflicted = await givenInReview(world, people, { lead: people.ada })
  const assigned = await givenInReview(world, people, { lead: people.otto })
  const waiting = await givenSubmitted(world, people.rosa)
  const assignmentId = await givenAssignment(world, people, conflicted)
  made(await declareConflict(world, actorOf(people.kofi), { assignmentId, has: 'conflict', reason: 'My student.' }))
  await givenAssignment(world, people, assigned)
  const before = (await letterKinds()).filter((kind) => kind === 'review-requested').length

  const bulkId = await work(
    { act: 'assign', reviewerId: people.kofi.id, dueAt: null },
    [free, conflicted, assigned, waiting].map((id) => row(id)),
  )

  expect(await verdicts(bulkId)).toEqual(['done', 'conflicted', 'already', 'not-in-review'])
  expect(await readBulk(world, people.june, bulkId)).toMatchObject({ reviewer: 'Kofi Mensah' })
  expect((await letterKinds()).filter((kind) => kind === 'review-requested')).toHaveLength(before + 1)
})

test('a decision is drafted only over the draft that was looked at', async () => {
  const { world } = held
  const fresh = await givenInReview(world, people)
  const unseen = await givenDecided(world, people, { lead: people.ada })
  const seen = await givenDecided(world, people, { lead: people.fay })
  const [draft] = await world.db.select().from(decisions).where(eq(decisions.applicationId, seen))

  const bulk = { act: 'decide', outcome: 'declined', note: 'Too few hours for all.' } as const
  const bulkId = await work(bulk, [row(fresh), row(unseen), row(seen, draft?.decidedAt ?? null)])
  const again = await work(bulk, [row(fresh), row(seen)])

  expect(await verdicts(bulkId)).toEqual(['done', 'decided-meanwhile', 'done'])
  expect(await verdicts(again)).toEqual(['already', 'already'])
  const outcomes = await world.db.select().from(decisions)
  expect(new Map(outcomes.map((one) => [one.applicationId, one.outcome]))).toEqual(
    new Map([
      [fresh, 'declined'],
      [unseen, 'accepted_full'],
      [seen, 'declined'],
    ]),
  )
})

test('drafts are given more time by their numbers, and a number that is none is refused by itself', async () => {
  const { world } = held
  const draft = await givenDraft(world, people.grace)
  const sent = await givenSubmitted(world, people.ada)
  const numberOf = async (id: Id<'app'>) =>
    (await world.db.select().from(applications).where(eq(applications.id, id)))[0]?.number ?? ''
  const bulk = { act: 'extend', callId, until: new Date('2026-04-08T21:00:00Z'), note: 'The mail was down.' } as const

  const bulkId = await work(bulk, [await numberOf(draft), await numberOf(sent), '1999-0001'])

  expect(await verdicts(bulkId)).toEqual(['done', 'not-a-draft', 'not-found'])
  expect((await letterKinds()).filter((kind) => kind === 'deadline-extended')).toHaveLength(1)
})

test('only who made it works it', async () => {
  const { world } = held
  const bulkId = await work({ act: 'to-review' }, [row(await givenSubmitted(world, people.grace))])
  const colleague = { ...people.otto, roles: ['programme_officer'] as const }

  expect(await workBulk(world, actorOf(colleague), bulkId)).toMatchObject({ refused: 'not-found' })
  expect(await workBulk(world, actorOf(people.rosa), bulkId)).toMatchObject({ refused: 'not-allowed' })
})

test('one that was returned and sent in again is not returned unseen when the act goes on', async () => {
  const { world } = held
  const id = await givenSubmitted(world, people.grace)
  const bulkId = await work({ act: 'return', note: 'Say which data.' }, [row(id)])
  world.clock.advance(3_600_000)
  const revision = await revisionOf(world, id)
  made(await submitApplication(world, actorOf(people.grace), { applicationId: id, revision }))
  await world.db.update(bulkRows).set({ verdict: 'waiting' }).where(eq(bulkRows.bulkId, bulkId))

  made(await workBulk(world, actorOf(people.june), bulkId))

  expect(await verdicts(bulkId)).toEqual(['sent-again'])
  expect(await stateOf(id)).toBe('submitted')
})

test('a decision drafted for many keeps the private note, and the reason when none is given', async () => {
  const { world } = held
  const id = await givenDecided(world, people, { reason: 'A clear plan.', privateNote: 'Ask about the cluster.' })
  const read = async () => (await world.db.select().from(decisions).where(eq(decisions.applicationId, id)))[0]
  const drafted = await read()

  await work({ act: 'decide', outcome: 'waitlisted', note: 'Few hours.' }, [row(id, drafted?.decidedAt ?? null)])
  expect(await read()).toMatchObject({ reason: 'Few hours.', privateNote: 'Ask about the cluster.' })
  const again = await read()
  await work({ act: 'decide', outcome: 'accepted_full', note: '' }, [row(id, again?.decidedAt ?? null)])

  expect(await read()).toMatchObject({
    outcome: 'accepted_full',
    reason: 'Few hours.',
    privateNote: 'Ask about the cluster.',
  })
})

test('who stepped back or had the request taken back is told as that, not as asked already', async () => {
  const { world } = held
  const left = await givenInReview(world, people)
  const taken = await givenInReview(world, people, { lead: people.ada })
  const declined = await givenAssignment(world, people, left)
  const removed = await givenAssignment(world, people, taken)
  made(await declineReview(world, actorOf(people.kofi), { assignmentId: declined, reason: 'No time.', instead: '' }))
  const back = { applicationId: taken, assignmentId: removed, reason: 'Another has it.' }
  made(await removeRequest(world, actorOf(people.june), back))

  const bulkId = await work({ act: 'assign', reviewerId: people.kofi.id, dueAt: null }, [row(left), row(taken)])

  expect(await verdicts(bulkId)).toEqual(['stepped-back', 'taken-back'])
})

test('two at once do each row once, and one that breaks keeps no other waiting', async () => {
  const { world } = held
  const ids = [await givenSubmitted(world, people.grace), await givenSubmitted(world, people.ada)]
  const bulkId = world.ids.next('blk')
  const bulk = { act: 'return', note: 'Say which data.' } as const
  made(await startBulk(world, actorOf(people.june), { bulkId, bulk, chosen: ids.map((id) => row(id)) }))
  const broken = { ...world, ids: brokenOnce(world.ids) }

  const first = made(await workBulk(broken, actorOf(people.june), bulkId))
  const both = await Promise.all([1, 2].map(() => workBulk(world, actorOf(people.june), bulkId)))

  expect(first).toMatchObject({ waiting: 1, problems: [{ message: 'no id' }] })
  expect(both.map((one) => made(one).waiting)).toEqual([0, 0])
  expect(await verdicts(bulkId)).toEqual(['done', 'done'])
  expect((await letterKinds()).filter((kind) => kind === 'application-returned')).toHaveLength(2)
})

/** Ids of which the first cannot be had: the verb that asks for it breaks. */
function brokenOnce(ids: Ids): Ids {
  let isBroken = false
  return {
    secret: () => ids.secret(),
    next: (kind) => {
      if (isBroken) return ids.next(kind)
      isBroken = true
      throw new Error('no id')
    },
  }
}
