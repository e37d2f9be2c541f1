import { setTimeout } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { lockApplication } from '#app/domain/grants/lock-application.server.ts'
import { readMyApplications } from '#app/domain/grants/read-applications.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readPublicProjects } from '#app/domain/grants/read-projects.server.ts'
import { lockDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { decisions } from '#db/schema/grants.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenInReview, givenReview, made, seenDrafts } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const seen = () => seenDrafts(held.world, people, callId)

/** Everything the portal would tell this applicant now, as text. */
async function toldTo(person: Cast['grace'], id: Id<'app'>): Promise<string> {
  const { world } = held
  const told = {
    list: await readMyApplications(world, person),
    one: await readMyApplication(world, person, id),
    projects: await readPublicProjects(world),
    letters: (await world.db.select().from(letters)).filter((letter) => letter.toEmail === person.email),
  }
  return JSON.stringify(told, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))
}

test('until the release nothing an applicant or team member can see changes by a byte', async () => {
  const { world } = held
  const id = await givenInReview(world, people)
  const before = [await toldTo(people.grace, id), await toldTo(people.lin, id)]

  world.clock.advance(3_600_000)
  await givenReview(world, people, id)
  made(await advanceApplication(world, actorOf(people.june), { applicationId: id, to: 'in_discussion' }))
  made(await advanceApplication(world, actorOf(people.june), { applicationId: id, to: 'recommended' }))
  made(
    await decideApplication(world, actorOf(people.june), { applicationId: id, outcome: 'declined', reason: 'SECRET' }),
  )

  expect([await toldTo(people.grace, id), await toldTo(people.lin, id)]).toEqual(before)
})

test('a release makes all decisions of a call known together, with a letter each', async () => {
  const { world } = held
  const granted = await givenDecided(world, people)
  const declined = await givenDecided(world, people, { lead: people.ada, outcome: 'declined', reason: 'Too early.' })
  await givenReview(world, people, await givenInReview(world, people, { lead: people.ines }))

  const released = await releaseDecisions(world, actorOf(people.june), { callId, expected: await seen() })

  expect(released).toMatchObject({ ok: true, value: { released: 2 } })
  const told = await readMyApplication(world, people.grace, granted)
  expect(told).toMatchObject({
    stage: 'offered',
    decision: { outcome: 'accepted_full', offerUntil: new Date('2026-04-02T17:00:00Z') },
  })
  expect(await readMyApplication(world, people.ada, declined)).toMatchObject({
    stage: 'declined',
    decision: { reason: 'Too early.' },
  })
  const sent = await world.db.select().from(letters)
  expect(sent.filter((letter) => letter.kind === 'grant-offered').map((letter) => letter.toEmail)).toEqual([
    people.grace.email,
  ])
  expect(sent.filter((letter) => letter.kind === 'application-declined').map((letter) => letter.toEmail)).toEqual([
    people.ada.email,
  ])
})

test('after the release an applicant reads the comments and never who wrote them', async () => {
  const { world } = held
  const id = await givenInReview(world, people)
  await givenReview(world, people, id)
  made(
    await decideApplication(world, actorOf(people.june), {
      applicationId: id,
      outcome: 'waitlisted',
      reason: 'Next in line.',
    }),
  )

  made(await releaseDecisions(world, actorOf(people.june), { callId, expected: await seen() }))

  const told = await toldTo(people.grace, id)
  expect(told).toContain('Say more about evaluation.')
  expect(told).not.toContain('The hours could be tighter.')
  expect(told).not.toContain('Kofi')
  expect(told).not.toContain(people.kofi.id)
})

test('releasing twice, and at once, releases once', async () => {
  const { world } = held
  await givenDecided(world, people)

  const expected = await seen()

  const asks = await Promise.all(
    Array.from({ length: 5 }, () => releaseDecisions(world, actorOf(people.june), { callId, expected })),
  )

  expect(asks.filter((ask) => ask.ok)).toHaveLength(1)
  expect(asks.filter((ask) => !ask.ok && ask.refused === 'nothing-to-release')).toHaveLength(4)
  const sent = await world.db.select().from(letters)
  expect(sent.filter((letter) => letter.kind === 'grant-offered')).toHaveLength(1)
})

test('a decision drafted, or drafted anew, after the officer looked is not released unread', async () => {
  const { world } = held
  const id = await givenDecided(world, people)
  const before = await seen()
  await givenDecided(world, people, { lead: people.ada })
  const both = await seen()
  const anew = { applicationId: id, outcome: 'declined', reason: 'Too early.', basedOn: world.clock.now() } as const

  const refused = await releaseDecisions(world, actorOf(people.june), { callId, expected: before })
  made(await decideApplication(world, actorOf(people.june), anew))
  const asMany = await releaseDecisions(world, actorOf(people.june), { callId, expected: both })

  expect(asMany).toMatchObject({ refused: 'changed-since' })

  expect(refused).toEqual({ ok: false, refused: 'changed-since', detail: { drafted: 2 } })
})

test('a withdrawn application is not released', async () => {
  const { world } = held
  const id = await givenDecided(world, people)
  made(
    await withdrawApplication(world, actorOf(people.grace), { applicationId: id, reason: 'We found hours elsewhere.' }),
  )

  const refused = await releaseDecisions(world, actorOf(people.june), { callId, expected: await seen() })

  expect(refused).toMatchObject({ ok: false, refused: 'nothing-to-release' })
  expect(await readMyApplication(world, people.grace, id)).toMatchObject({ stage: 'withdrawn', decision: null })
})

test('only a programme officer releases, and none whose own application is among them', async () => {
  const { world } = held
  await givenDecided(world, people)

  expect(await releaseDecisions(world, actorOf(people.grace), { callId, expected: await seen() })).toMatchObject({
    refused: 'not-allowed',
  })
  expect(await releaseDecisions(world, actorOf(people.rosa), { callId, expected: await seen() })).toMatchObject({
    refused: 'not-allowed',
  })
  const wrong = { callId: world.ids.next('cal'), expected: await seen() }
  expect(await releaseDecisions(world, actorOf(people.june), wrong)).toMatchObject({ refused: 'not-found' })
  const officer = { ...people.grace, roles: ['programme_officer'] as const }
  expect(await releaseDecisions(world, actorOf(officer), { callId, expected: await seen() })).toMatchObject({
    refused: 'own-application',
  })
})

test('a release that waits for a draft made this moment reads the decision as it is then', async () => {
  const { world } = held
  const applicationId = await givenDecided(world, people)
  let letGo = () => {}
  const holding = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isHeld = () => {}
  const locked = new Promise<void>((resolve) => {
    isHeld = resolve
  })
  const drafting = world.db.transaction(async (tx) => {
    await lockApplication(tx, applicationId)
    isHeld()
    await holding
    await tx.update(decisions).set({ draft: 2 }).where(eq(decisions.applicationId, applicationId))
  })
  await locked
  const reading = world.db.transaction((tx) => lockDrafts(tx, callId, gpuHours(1_000_000)))
  await untilSomebodyWaits()

  letGo()
  await drafting

  expect(await reading).toMatchObject([{ draft: 2 }])
})

async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const waiting = await held.world.db.execute(
      sql`select from pg_locks where not granted and locktype <> 'relation' limit 1`,
    )
    if (waiting.length > 0) return
    await setTimeout(25)
  }
  throw new Error('nobody waits for a lock')
}
