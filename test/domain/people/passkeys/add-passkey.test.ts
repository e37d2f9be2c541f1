import { expect, test } from 'vitest'
import { addPasskey } from '#app/domain/people/passkeys/add-passkey.server.ts'
import { askPasskey } from '#app/domain/people/passkeys/ask-passkey.server.ts'
import { preparePasskey } from '#app/domain/people/passkeys/prepare-passkey.server.ts'
import { readPasskeys } from '#app/domain/people/passkeys/read-passkeys.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenSession } from '#test/support/given/passkeys.ts'
import { givenAuthenticator, lettersTo, made } from '#test/support/given/people.ts'
import { softAuthenticator } from '#test/support/soft-authenticator.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** A question put to the person in a new session, and what comes of an answer to it. */
async function asked(person: Person) {
  const { sessionId } = await givenSession(held.world, person)
  const question = made(await preparePasskey(held.world, person, sessionId))
  const add = (answer: string, name = 'Blue key') => addPasskey(held.world, person, { name, answer, sessionId })
  return { question, sessionId, add }
}

test('a passkey that is added is listed, and its person is told by letter', async () => {
  const { june } = await cast(held.world)
  const { question, add } = await asked(june)

  const outcome = await add(softAuthenticator().make(question))

  expect(outcome).toMatchObject({ ok: true, value: { isFirstStep: true } })
  expect(await readPasskeys(held.world, june)).toMatchObject([{ name: 'Blue key', lastUsedAt: null }])
  expect(await lettersTo(held.world, june, 'account-changed')).toHaveLength(1)
})

test('the first second step ends every session, one beside another ends none', async () => {
  const { june, ravi } = await cast(held.world)
  await givenAuthenticator(held.world, ravi)

  await givenPasskey(held.world, june)
  await givenPasskey(held.world, ravi)

  expect(await readSessions(held.world, june)).toEqual([])
  expect(await readSessions(held.world, ravi)).toHaveLength(1)
})

test('an answer made on another page, for another portal or of another kind is refused', async () => {
  const { june } = await cast(held.world)
  const wrong = [{ origin: 'https://atom.example' }, { rpId: 'atom.example' }, { type: 'webauthn.get' }]

  for (const said of wrong) {
    const { question, add } = await asked(june)
    expect(await add(softAuthenticator().make(question, said)), JSON.stringify(said)).toMatchObject({
      refused: 'answer-not-right',
    })
  }
  expect(await readPasskeys(held.world, june)).toEqual([])
})

test('a question counts once, in its own session, for its own purpose and for five minutes', async () => {
  const { june } = await cast(held.world)
  await givenPasskey(held.world, june)
  const refused = { refused: 'answer-not-right' }
  const device = softAuthenticator()

  const own = await asked(june)
  const other = await asked(june)
  expect(await other.add(device.make(own.question)), 'of another session').toMatchObject(refused)
  expect(await own.add(device.make({ challenge: 'bWFkZSB1cA' })), 'made up').toMatchObject(refused)
  const toProve = made(await askPasskey(held.world, june, own.sessionId))
  expect(await own.add(device.make(toProve)), 'put to prove').toMatchObject(refused)
  expect(await own.add(device.make(own.question, { origin: 'https://atom.example' }))).toMatchObject(refused)
  expect(await own.add(device.make(own.question)), 'after a wrong answer').toMatchObject(refused)
  held.world.clock.advance(5 * 60_000)
  expect(await other.add(device.make(other.question)), 'too late').toMatchObject(refused)
  expect(await readPasskeys(held.world, june)).toHaveLength(1)
})

test('the same answer ten times at once adds one passkey', async () => {
  const { june } = await cast(held.world)
  const { question, add } = await asked(june)
  const answer = softAuthenticator().make(question)

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => add(answer)))

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a key that is known is not added again, by its person or by another', async () => {
  const { june, ravi } = await cast(held.world)
  const device = await givenPasskey(held.world, june)

  for (const person of [june, ravi]) {
    const { question, add } = await asked(person)
    expect(await add(device.make(question))).toMatchObject({ refused: 'added-already' })
  }
})

test('ten passkeys are the most, and each has a name of at most sixty letters', async () => {
  const { june } = await cast(held.world)
  const first = await asked(june)
  const answer = softAuthenticator().make(first.question)
  expect(await first.add(answer, ' ')).toMatchObject({ refused: 'no-name' })
  expect(await first.add(answer, 'x'.repeat(61))).toMatchObject({ refused: 'name-too-long' })
  for (let count = 0; count < 9; count += 1) await givenPasskey(held.world, june)
  const tenth = await asked(june)
  const eleventh = await asked(june)
  made(await tenth.add(softAuthenticator().make(tenth.question)))

  expect(await eleventh.add(softAuthenticator().make(eleventh.question))).toMatchObject({ refused: 'too-many' })
})

test('what is no answer is refused', async () => {
  const { june } = await cast(held.world)
  const { question, add } = await asked(june)
  const right = softAuthenticator().make(question)
  const spoilt = right.replace(/("attestationObject":")[^"]*/, '$1AAAA')

  for (const text of ['', 'null', '{}', '{"id":', '[]', right.replace('public-key', 'password'), spoilt]) {
    expect(await add(text), text.slice(0, 40)).toMatchObject({ refused: 'answer-not-right' })
  }
})
