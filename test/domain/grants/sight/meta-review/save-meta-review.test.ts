import { beforeEach, expect, test } from 'vitest'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { readLead, readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { saveMetaReview } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import { withdrawApplication } from '#app/domain/grants/withdraw-application.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenReviewed, metaWords } from '#test/support/given/discussion.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let reviewed: Awaited<ReturnType<typeof givenReviewed>>

beforeEach(async () => {
  people = await cast(held.world)
  reviewed = await givenReviewed(held.world, people)
  const lead = { applicationId: reviewed.applicationId, assignmentId: reviewed.byKofi }
  made(await nameLead(held.world, actorOf(people.june), lead))
})

const save = (base: number, words = metaWords, who: Person = people.kofi) =>
  saveMetaReview(held.world, actorOf(who), { assignmentId: reviewed.byKofi, base, words })

test('what the lead has written is kept, and nobody else reads it', async () => {
  const { db } = held.world
  made(await save(0, { ...metaWords, forApplicant: '', recommendation: null }))

  const own = await readOwnMetaReview(db, people.kofi, reviewed.byKofi)
  expect(own).toMatchObject({ summary: metaWords.summary, recommendation: null, revision: 1, isOpen: true })
  for (const who of [people.june, people.ines]) {
    expect(await readLead(db, who, reviewed.applicationId)).toMatchObject({ meta: null })
    expect(await readOwnMetaReview(db, who, reviewed.byKofi)).toBeNull()
  }
})

test('of two pages the later does not write over the earlier unseen; the same twice is once', async () => {
  made(await save(0))
  expect(await save(0)).toMatchObject({ ok: true, value: { revision: 1 } })

  expect(await save(0, { ...metaWords, summary: 'From another tab.' })).toMatchObject({ refused: 'changed-meanwhile' })
  expect(await readOwnMetaReview(held.world.db, people.kofi, reviewed.byKofi)).toMatchObject(metaWords)
})

test('who led it once, and who leads it while it is withdrawn, hears why it is not kept', async () => {
  const { world } = held
  made(await nameLead(world, actorOf(people.june), { ...reviewed, assignmentId: reviewed.byInes }))
  expect(await save(0)).toMatchObject({ refused: 'not-lead' })
  const { applicationId } = reviewed
  made(await withdrawApplication(world, actorOf(people.grace), { applicationId, reason: 'Found hours.' }))
  expect(await save(0)).toMatchObject({ refused: 'closed' })
})

test('whoever does not lead writes nothing, and nobody too much', async () => {
  for (const who of [people.ines, people.june, people.grace]) {
    expect(await save(0, metaWords, who)).toMatchObject({ refused: 'not-found' })
  }
  expect(await save(0, { ...metaWords, agreed: 'x'.repeat(20_001) })).toMatchObject({ refused: 'too-long' })
})
