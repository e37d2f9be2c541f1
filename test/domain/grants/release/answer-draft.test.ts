import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { answerDraft } from '#app/domain/grants/release/answer-draft.server.ts'
import { readDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { applications, decisions, releases } from '#db/schema/grants.ts'
import { releaseRules } from '#db/schema/releases.ts'
import { conflicts } from '#db/schema/sight.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, made, seenDrafts } from '#test/support/given/grants.ts'
import { givenAgreed, givenOfficer, givenSecondRule } from '#test/support/given/releases.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let leila: Person
let callId: Id<'cal'>
let id: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  leila = await givenOfficer(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  await givenSecondRule(held.world, people, callId, 400_000)
  id = await givenDecided(held.world, people)
})

const answer = (who: Person, words: Partial<Parameters<typeof answerDraft>[2]> = {}) =>
  answerDraft(held.world, actorOf(who), { applicationId: id, draft: 1, stance: 'agreed', words: '', ...words })
const release = async () => {
  const expected = await seenDrafts(held.world, people, callId)
  return releaseDecisions(held.world, actorOf(people.june), { callId, expected })
}
const second = async () => (await readDrafts(held.world, people.june, callId))[0]?.second

test('a large award is released only after another officer agreed, and the refusal says which', async () => {
  const [row] = await held.world.db.select().from(applications).where(eq(applications.id, id))
  expect(await second()).toBe('waits')
  expect(await release()).toEqual({ ok: false, refused: 'needs-second', detail: { numbers: row?.number } })

  made(await answer(leila))

  expect(await second()).toBe('agreed')
  expect(await release()).toMatchObject({ ok: true })
})

test('a smaller award needs no second officer, one of exactly so many hours does', async () => {
  const { world } = held
  const draft = (hours: number) => {
    const granted = [{ gpuClass: 'h100', seconds: gpuHours(hours) }]
    const words = { applicationId: id, outcome: 'accepted_partial', granted, reason: '' } as const
    return decideApplication(world, actorOf(people.june), { ...words, basedOn: world.clock.now() })
  }
  made(await draft(399_999))
  expect(await second()).toBe('not-needed')
  expect(await answer(leila, { draft: 2 })).toMatchObject({ refused: 'not-needed' })

  made(await draft(400_000))

  expect(await second()).toBe('waits')
})

test('a place on the waiting list counts with the hours asked for, a refusal with none', async () => {
  const { world } = held
  const draft = (outcome: 'waitlisted' | 'declined', basedOn: Date) =>
    decideApplication(world, actorOf(people.june), { applicationId: id, outcome, reason: 'So it is.', basedOn })

  made(await draft('waitlisted', world.clock.now()))
  expect(await second()).toBe('waits')
  made(await draft('declined', world.clock.now()))

  expect(await second()).toBe('not-needed')
})

test('whoever drafted it is never the second officer, even when she acts for another', async () => {
  expect(await answer(people.june)).toMatchObject({ refused: 'own-draft' })
  const asLeila = { kind: 'person', person: people.june, actingAs: leila } as const
  const asked = { applicationId: id, draft: 1, stance: 'agreed', words: '' } as const

  expect(await answerDraft(held.world, asLeila, asked)).toMatchObject({ refused: 'own-draft' })
})

test('an officer with a part in the application or a conflict does not answer', async () => {
  const reason = 'Shared a grant.'
  await held.world.db.insert(conflicts).values({
    ...{ applicationId: id, reviewerId: leila.id, source: 'declared', status: 'confirmed', reason },
    statedAt: held.world.clock.now(),
  })

  expect(await answer(leila)).toMatchObject({ refused: 'own-application' })
  expect(await answer({ ...people.grace, roles: ['programme_officer'] })).toMatchObject({ refused: 'own-application' })
  expect(await answer(people.rosa)).toMatchObject({ refused: 'not-allowed' })
})

test('a draft sent back needs words, and waits until it is drafted anew; the old agreement does not count', async () => {
  const { world } = held
  expect(await answer(leila, { stance: 'sent_back', words: ' ' })).toMatchObject({ refused: 'words-missing' })
  made(await answer(leila, { stance: 'sent_back', words: 'Half of it is enough.' }))
  expect(await second()).toBe('sent_back')
  expect(await release()).toMatchObject({ refused: 'needs-second' })
  const waiting = await readGrantsWaiting(world, people.june, world.clock.now())
  expect(waiting.map(({ act, detail }) => [act, detail])).toContainEqual(['draft-anew', 'Half of it is enough.'])

  const anew = { applicationId: id, outcome: 'accepted_full', reason: '', basedOn: world.clock.now() } as const
  made(await decideApplication(world, actorOf(people.june), anew))

  expect(await second()).toBe('waits')
  expect(await answer(leila)).toMatchObject({ refused: 'changed-since' })
  made(await answer(leila, { draft: 2 }))
  expect(await release()).toMatchObject({ ok: true })
})

test('who drafts anew has another officer agree, which may be the first', async () => {
  const anew = { applicationId: id, outcome: 'accepted_full', reason: '', basedOn: held.world.clock.now() } as const
  made(await decideApplication(held.world, actorOf(leila), anew))

  expect(await answer(leila, { draft: 2 })).toMatchObject({ refused: 'own-draft' })
  expect(await answer(people.june, { draft: 2 })).toMatchObject({ ok: true })
})

test('the same answer twice, and at once, is one; another officer comes too late', async () => {
  const dana = await givenOfficer(held.world, 'Dana Lee')
  const all = await Promise.all([answer(leila), answer(leila), answer(leila)])

  expect(all.every(({ ok }) => ok)).toBe(true)
  expect(await answer(dana)).toMatchObject({ refused: 'answered-already' })
  expect(await answer(leila, { stance: 'sent_back', words: 'No.' })).toMatchObject({ refused: 'answered-already' })
})

test('what is withdrawn or not there has no draft to answer', async () => {
  expect(await answer(leila, { applicationId: held.world.ids.next('app') })).toMatchObject({ refused: 'not-found' })
  made(
    await withdrawApplication(held.world, actorOf(people.grace), {
      applicationId: id,
      reason: 'We found hours elsewhere.',
    }),
  )

  expect(await answer(leila)).toMatchObject({ refused: 'not-drafted' })
})

test('the inbox of the other officer has it, the inbox of who drafted it has not', async () => {
  const acts = async (who: Person) =>
    (await readGrantsWaiting(held.world, who, held.world.clock.now())).map(({ act }) => act)

  expect(await acts(leila)).toContain('agree')
  expect(await acts(people.june)).not.toContain('agree')
  await givenAgreed(held.world, leila, id)
  expect(await acts(leila)).not.toContain('agree')
})

test('the database itself releases nothing large that one officer decided alone', async () => {
  const { db, ids, clock } = held.world
  const releaseId = ids.next('rel')

  const forced = db.transaction(async (tx) => {
    await tx.insert(releases).values({ id: releaseId, callId, releasedBy: people.june.id, releasedAt: clock.now() })
    await tx.insert(releaseRules).values({ releaseId, secondFrom: 1n as never })
    await tx.update(decisions).set({ releaseId }).where(eq(decisions.applicationId, id))
  })

  await expect(forced).rejects.toMatchObject({ cause: { message: expect.stringContaining('needs a second officer') } })
})
