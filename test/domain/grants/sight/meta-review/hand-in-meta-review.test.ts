import { setTimeout } from 'node:timers/promises'
import { beforeEach, expect, test } from 'vitest'
import { decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { lockApplication } from '#app/domain/grants/lock-application.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { handInMetaReview } from '#app/domain/grants/sight/meta-review/hand-in-meta-review.server.ts'
import { nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { readLead, readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { saveMetaReview } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import { readOwnRecords } from '#app/domain/impact/read-own-records.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenReviewed, metaWords } from '#test/support/given/discussion.ts'
import { givenReleased, made } from '#test/support/given/grants.ts'
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

const mine = () => ({ assignmentId: reviewed.byKofi, base: 0, words: metaWords })
const handIn = (words = metaWords) => handInMetaReview(held.world, actorOf(people.kofi), { ...mine(), words })
const release = async () => {
  const { applicationId, callId } = reviewed
  const decision = { applicationId, outcome: 'accepted_full', reason: '' } as const
  made(await decideApplication(held.world, actorOf(people.june), decision))
  await givenReleased(held.world, people, callId)
}

test('handed in, reviewers and officers read it, and the panel what it recommends', async () => {
  const { world } = held
  made(await handIn())

  for (const who of [people.june, people.ines, people.rosa]) {
    expect(await readLead(world.db, who, reviewed.applicationId)).toMatchObject({ meta: metaWords })
  }
  expect(await readPanel(world, people.june, reviewed.callId)).toMatchObject([{ recommendation: 'part' }])
  expect((await readOwnRecords(world.db, people.kofi)).meta_reviews_written).toMatchObject([
    { summary: metaWords.summary },
  ])
})

test('the applicant reads the part for them after the release, and nothing before it', async () => {
  const { world } = held
  made(await handIn())
  expect((await readMyApplication(world, people.grace, reviewed.applicationId))?.decision).toBeNull()

  await release()

  const told = await readMyApplication(world, people.grace, reviewed.applicationId)
  expect(told?.decision?.panelWords).toBe(metaWords.forApplicant)
  expect(JSON.stringify(told?.decision, (_key, value) => (typeof value === 'bigint' ? '' : value))).not.toContain(
    metaWords.summary,
  )
})

test('of a lead who steps back nothing is read, by nobody', async () => {
  const { world } = held
  made(await handIn())
  const conflict = { assignmentId: reviewed.byKofi, has: 'conflict', reason: 'My student.' } as const
  made(await declareConflict(world, actorOf(people.kofi), conflict))
  await release()

  expect(await readLead(world.db, people.ines, reviewed.applicationId)).toBeNull()
  expect((await readMyApplication(world, people.grace, reviewed.applicationId))?.decision?.panelWords).toBeNull()
  expect(await readPanel(world, people.june, reviewed.callId)).toMatchObject([{ recommendation: null }])
})

test('handed in twice and at once it is once, and it changes no more', async () => {
  expect(await Promise.all([handIn(), handIn()])).toMatchObject([{ ok: true }, { ok: true }])

  expect(await handIn({ ...metaWords, summary: 'Other.' })).toMatchObject({ refused: 'handed-in' })
  const other = { ...mine(), base: 1, words: { ...metaWords, summary: 'Other.' } }
  expect(await saveMetaReview(held.world, actorOf(people.kofi), other)).toMatchObject({ refused: 'handed-in' })
  expect(await readOwnMetaReview(held.world.db, people.kofi, reviewed.byKofi)).toMatchObject({ isOpen: false })
})

test('without a summary, a recommendation or words for the applicant it is not handed in', async () => {
  expect(await handIn({ ...metaWords, summary: ' ' })).toMatchObject({ refused: 'incomplete' })
  expect(await handIn({ ...metaWords, forApplicant: '' })).toMatchObject({ refused: 'incomplete' })
  expect(await handIn({ ...metaWords, recommendation: null })).toMatchObject({ refused: 'incomplete' })
})

test('words that may name somebody to the applicant are asked about first', async () => {
  const words = { ...metaWords, forApplicant: 'As Kofi Mensah sees it.' }
  expect(await handIn(words)).toMatchObject({ refused: 'names-somebody', detail: { about: 'self' } })

  const agreed = { ...mine(), words, mayName: true }
  expect((await handInMetaReview(held.world, actorOf(people.kofi), agreed)).ok).toBe(true)
})

test('over words saved from another page, and after the release, it is not handed in', async () => {
  made(await saveMetaReview(held.world, actorOf(people.kofi), mine()))
  expect(await handIn({ ...metaWords, summary: 'Stale.' })).toMatchObject({ refused: 'changed-meanwhile' })
  await release()

  expect(await handIn()).toMatchObject({ refused: 'closed' })
})

test('while somebody holds the application nothing is handed in', async () => {
  let isIn = false
  let handing: Promise<unknown> = Promise.resolve()
  await held.world.db.transaction(async (tx) => {
    await lockApplication(tx, reviewed.applicationId)
    handing = handIn().then(() => {
      isIn = true
    })
    await setTimeout(500)

    expect(isIn).toBe(false)
  })
  await handing
  expect(isIn).toBe(true)
})
