import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { cancelRelease } from '#app/domain/grants/release/cancel-release.server.ts'
import { planRelease } from '#app/domain/grants/release/plan-release.server.ts'
import { readReleasePlan } from '#app/domain/grants/release/read-release-plan.server.ts'
import { releasePlanned } from '#app/domain/grants/release/release-planned.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { conflicts } from '#db/schema/sight.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenInReview, made, seenDrafts } from '#test/support/given/grants.ts'
import { givenAgreed, givenOfficer, givenSecondRule } from '#test/support/given/releases.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let id: Id<'app'>
const hour = 3_600_000

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  id = await givenDecided(held.world, people)
})

const inHours = (hours: number) => new Date(held.world.clock.now().getTime() + hours * hour)
const seen = (of = callId) => seenDrafts(held.world, people, of)
const plan = async (words: { releaseAt?: Date } = {}, who = people.june) =>
  planRelease(held.world, actorOf(who), { callId, expected: await seen(), releaseAt: inHours(5), ...words })
const work = () => releasePlanned(held.world, portal('calendar'))
const stage = async () => (await readMyApplication(held.world, people.grace, id))?.stage
const now = () => readReleasePlan(held.world, people.june, callId)
const outcomeLetters = async () =>
  (await held.world.db.select().from(letters)).filter(({ kind }) => kind === 'grant-offered')

test('what is planned is released at its instant and not before, with its letters', async () => {
  made(await plan())
  held.world.clock.advance(5 * hour - 1)
  expect(await work()).toBe(0)
  expect(await stage()).toBe('in_review')
  expect(await outcomeLetters()).toHaveLength(0)

  held.world.clock.advance(1)

  expect(await work()).toBe(1)
  expect(await stage()).toBe('offered')
  expect(await outcomeLetters()).toHaveLength(1)
  expect(await now()).toMatchObject({ state: 'released' })
})

test('however often the work is done, and at once, it is released once', async () => {
  made(await plan())
  held.world.clock.advance(6 * hour)

  const done = await Promise.all([work(), work(), work(), work()])

  expect(done.reduce((sum, one) => sum + one, 0)).toBe(1)
  expect(await work()).toBe(0)
  expect(await outcomeLetters()).toHaveLength(1)
})

test('a release that breaks in the middle leaves nothing behind, and is made whole the next time', async () => {
  await givenDecided(held.world, people, { lead: people.ada })
  made(await plan())
  held.world.clock.advance(6 * hour)
  let queued = 0
  const ids = {
    ...held.world.ids,
    next: ((prefix: string) => {
      // The second letter of the release finds no id: the process might as well have died there.
      if (prefix === 'ltr' && ++queued === 2) throw new Error('the power is gone')
      return held.world.ids.next(prefix)
    }) as typeof held.world.ids.next,
  }

  await expect(releasePlanned({ ...held.world, ids }, portal('calendar'))).rejects.toThrow('the power is gone')

  expect(await stage()).toBe('in_review')
  expect(await outcomeLetters()).toHaveLength(0)
  expect(await now()).toMatchObject({ state: 'waiting' })
  expect(await work()).toBe(1)
  expect(await outcomeLetters()).toHaveLength(2)
})

test('one plan that breaks keeps no other waiting, and is told at the end', async () => {
  made(await plan())
  const other = await givenCall(held.world, people.june, { slug: 'other' })
  const applicationId = await givenInReview(held.world, people, { lead: people.ada, callSlug: 'other' })
  const draft = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(held.world, actorOf(people.june), draft))
  const later = { callId: other.callId, expected: await seen(other.callId), releaseAt: inHours(5.5) }
  made(await planRelease(held.world, actorOf(people.june), later))
  held.world.clock.advance(6 * hour)
  let releases = 0
  const next = ((prefix: string) => {
    if (prefix === 'rel' && ++releases === 1) throw new Error('the power is gone')
    return held.world.ids.next(prefix)
  }) as typeof held.world.ids.next

  const working = releasePlanned({ ...held.world, ids: { ...held.world.ids, next } }, portal('calendar'))

  await expect(working).rejects.toThrow('the power is gone')
  expect(await now()).toMatchObject({ state: 'waiting' })
  expect(await readReleasePlan(held.world, people.june, other.callId)).toMatchObject({ state: 'released' })
})

test('what was drafted since is not counted for an officer with a part in it', async () => {
  made(await plan())
  await givenDecided(held.world, people, { lead: people.ada })
  const officer = { ...people.ada, roles: ['programme_officer'] as const }

  expect(await now()).toMatchObject({ changed: 1 })
  expect(await readReleasePlan(held.world, officer, callId)).toMatchObject({ changed: 0 })
})

test('a plan with nothing left to release ends, and is in nobody’s inbox', async () => {
  made(await plan())
  const words = { applicationId: id, reason: 'We found hours elsewhere.' }
  made(await withdrawApplication(held.world, actorOf(people.grace), words))
  held.world.clock.advance(6 * hour)

  expect(await work()).toBe(0)

  expect(await now()).toMatchObject({ state: 'refused', refusal: 'nothing-to-release' })
  const waiting = await readGrantsWaiting(held.world, people.june, held.world.clock.now())
  expect(waiting.map(({ act }) => act)).not.toContain('plan-anew')
})

test('until its instant any officer may cancel it; then nothing happens, and it can be planned anew', async () => {
  const leila = await givenOfficer(held.world)
  const { planId } = made(await plan())
  made(await cancelRelease(held.world, actorOf(leila), { callId, planId }))
  held.world.clock.advance(6 * hour)

  expect(await work()).toBe(0)
  expect(await stage()).toBe('in_review')
  expect(await plan()).toMatchObject({ ok: true })
})

test('a draft made anew is not released by a plan of before: it says so, and waits in the inbox', async () => {
  made(await plan())
  const basedOn = held.world.clock.now()
  const anew = { applicationId: id, outcome: 'declined', reason: 'SECRET', basedOn } as const
  made(await decideApplication(held.world, actorOf(people.june), anew))
  expect(await now()).toMatchObject({ changed: 1 })
  held.world.clock.advance(6 * hour)

  expect(await work()).toBe(0)

  expect(await now()).toMatchObject({ state: 'refused', refusal: 'changed-since' })
  expect(await stage()).toBe('in_review')
  const waiting = await readGrantsWaiting(held.world, people.june, held.world.clock.now())
  expect(waiting.map(({ act }) => act)).toContain('plan-anew')
})

test('what is withdrawn before is left out, and the others are released', async () => {
  await givenDecided(held.world, people, { lead: people.ada })
  made(await plan())
  made(
    await withdrawApplication(held.world, actorOf(people.grace), {
      applicationId: id,
      reason: 'We found hours elsewhere.',
    }),
  )
  held.world.clock.advance(6 * hour)

  expect(await work()).toBe(1)

  expect(await stage()).toBe('withdrawn')
  expect(await outcomeLetters()).toHaveLength(1)
})

test('a plan whose officer got a conflict, or whose drafts need a second officer by then, is refused', async () => {
  made(await plan())
  await givenSecondRule(held.world, people, callId, 1_000)
  held.world.clock.advance(6 * hour)
  expect(await work()).toBe(0)
  expect(await now()).toMatchObject({ state: 'refused', refusal: 'needs-second' })

  await givenAgreed(held.world, await givenOfficer(held.world), id)
  made(await plan())
  const row = { source: 'declared', status: 'confirmed', reason: 'Kin.', statedAt: inHours(1) } as const
  await held.world.db.insert(conflicts).values({ applicationId: id, reviewerId: people.june.id, ...row })
  held.world.clock.advance(6 * hour)

  expect(await work()).toBe(0)
  expect(await now()).toMatchObject({ state: 'refused', refusal: 'own-application' })
})
