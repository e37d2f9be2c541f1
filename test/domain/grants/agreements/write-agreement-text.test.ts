import { beforeEach, expect, test } from 'vitest'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { promisesOf, standardAgreement } from '#app/domain/grants/agreements/agreement.ts'
import { readAgreementText, readAgreementTexts } from '#app/domain/grants/agreements/read-agreement-text.server.ts'
import { readSignedAgreement } from '#app/domain/grants/agreements/read-signed-agreement.server.ts'
import { writeAgreementText } from '#app/domain/grants/agreements/write-agreement-text.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { agreementTexts } from '#db/schema/agreements.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
})

const stricter = { promises: ['The lab gives hours.', 'The project releases everything.'], opennessClass: 1 } as const
const write = (
  number = 1,
  words: { promises: readonly string[]; opennessClass: 1 | 2 | 3 } = stricter,
  who = people.june,
) => writeAgreementText(held.world, actorOf(who), { callId, number, ...words, promises: [...words.promises] })

test('a call starts from the standard text, and a copy of it from the text it has', async () => {
  expect(await readAgreementText(held.world.db, callId)).toMatchObject({ number: 1, ...standardAgreement })
  await write()

  const copy = await givenCall(held.world, people.june, { slug: 'again', copyOf: callId })

  expect(await readAgreementText(held.world.db, copy.callId)).toMatchObject({ number: 1, ...stricter })
})

test('each change is a version that says who wrote it, and the same words again are none', async () => {
  expect(made(await write())).toEqual({ number: 2 })
  expect(made(await write())).toEqual({ number: 2 })

  const texts = await readAgreementTexts(held.world.db, callId)

  expect(texts.map(({ number, opennessClass, writtenBy }) => ({ number, opennessClass, writtenBy }))).toEqual([
    { number: 2, opennessClass: 1, writtenBy: people.june.name },
    { number: 1, opennessClass: 3, writtenBy: people.june.name },
  ])
})

test('who holds an offer signs the text it was released with, whatever is written later', async () => {
  const { world } = held
  const applicationId = await givenDecided(world, people)
  await givenReleased(world, people, callId)
  await write()

  made(await acceptOffer(world, actorOf(people.grace), { applicationId, signedName: 'Grace Hopper' }))

  const signed = await readSignedAgreement(world.db, people.grace, applicationId)
  expect(signed?.paper.text).toEqual({ number: 1, opennessClass: 3, promises: promisesOf(standardAgreement) })
  expect(signed?.paper.text.promises.at(-1)).toContain('Class III')
})

test.each([
  ['nothing', [], 'no-promise'],
  ['too much', Array.from({ length: 31 }, (_, index) => `Promise ${index}`), 'too-many-promises'],
])('a text that promises %s is refused', async (_what, promises, refused) => {
  expect(await write(1, { promises, opennessClass: 3 })).toMatchObject({ refused })
})

test('what was written on an older version is refused, and so is anyone but the programme officer', async () => {
  await write()
  expect(await write(1, { ...stricter, opennessClass: 2 })).toMatchObject({ refused: 'stale' })
  expect(await write(2, { ...stricter, opennessClass: 2 }, people.otto)).toMatchObject({ refused: 'not-allowed' })
  expect(await held.world.db.select().from(agreementTexts)).toHaveLength(2)
})

test('two officers who write at once make one version', async () => {
  const all = await Promise.all([write(), write(1, { ...stricter, opennessClass: 2 })])
  expect(all.filter(({ ok }) => ok)).toHaveLength(1)
})
