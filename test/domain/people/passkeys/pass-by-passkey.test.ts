import { expect, test } from 'vitest'
import { passByPasskey } from '#app/domain/people/passkeys/pass-by-passkey.server.ts'
import { preparePasskey } from '#app/domain/people/passkeys/prepare-passkey.server.ts'
import { readPasskeys } from '#app/domain/people/passkeys/read-passkeys.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenPasskey, givenQuestion } from '#test/support/given/passkeys.ts'
import { lettersTo, made } from '#test/support/given/people.ts'
import { softAuthenticator } from '#test/support/soft-authenticator.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const refused = { refused: 'wrong-passkey' }

async function asked(person: Person) {
  const { question, sessionId } = await givenQuestion(held.world, person)
  return { question, sessionId, pass: (answer: string) => passByPasskey(held.world, person, { answer, sessionId }) }
}

test('a passkey passes the second step, and its last use is noted', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  held.world.clock.advance(60_000)
  const { question, pass } = await asked(june)

  const outcome = await pass(device.prove(question))

  expect(outcome).toMatchObject({ ok: true, value: { at: held.world.clock.now() } })
  expect(await readPasskeys(held.world, june)).toMatchObject([{ lastUsedAt: held.world.clock.now() }])
})

test('an answer passes once, also when it is sent ten times at once', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const { question, pass } = await asked(june)
  const answer = device.prove(question)

  const outcomes = await Promise.all(Array.from({ length: 10 }, () => pass(answer)))

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await pass(answer)).toMatchObject(refused)
})

test('an answer given on another page, to another portal or of another kind is refused', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const wrong = [{ origin: 'http://localhost.example' }, { rpId: 'example' }, { type: 'webauthn.create' }]

  for (const said of wrong) {
    const { question, pass } = await asked(june)
    expect(await pass(device.prove(question, said)), JSON.stringify(said)).toMatchObject(refused)
  }
})

test('a question of another session, put to add a key, made up or too old is refused', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const own = await asked(june)
  const other = await asked(june)
  const toAdd = made(await preparePasskey(held.world, june, own.sessionId))

  expect(await own.pass(device.prove(other.question))).toMatchObject(refused)
  expect(await own.pass(device.prove(toAdd))).toMatchObject(refused)
  expect(await own.pass(device.prove({ challenge: 'bWFkZSB1cA' }))).toMatchObject(refused)
  held.world.clock.advance(5 * 60_000)
  expect(await own.pass(device.prove(own.question))).toMatchObject(refused)
})

test('another person’s passkey passes nobody, and neither does a key that borrows a name', async () => {
  const { june, ravi } = await cast(held.world)
  const junes = await givenPasskey(held.world, june)
  const ravis = await givenPasskey(held.world, ravi)

  const first = await asked(june)
  expect(await first.pass(ravis.prove(first.question))).toMatchObject(refused)
  const second = await asked(june)
  const borrowed = { credentialId: junes.credentialId }
  expect(await second.pass(ravis.prove(second.question, borrowed))).toMatchObject(refused)
})

test('a device whose count goes back is refused, and its person is told by letter', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  device.counter = 41
  const before = await asked(june)
  made(await before.pass(device.prove(before.question)))

  device.counter = 40
  const copied = await asked(june)
  const same = await copied.pass(device.prove(copied.question))
  device.counter = 42
  const later = await asked(june)

  expect(same).toMatchObject({ refused: 'counter-went-back' })
  const letters = await lettersTo(held.world, june, 'account-changed')
  expect(letters.map(({ enclosed }) => enclosed?.what)).toContain('passkey-perhaps-copied')
  expect(await later.pass(device.prove(later.question))).toMatchObject({ ok: true })
})

test('a device that never counts passes every time', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june, { device: softAuthenticator({ isCounting: false }) })

  for (const time of [1, 2]) {
    const { question, pass } = await asked(june)
    expect(await pass(device.prove(question)), `time ${time}`).toMatchObject({ ok: true })
  }
})

test('what is no answer is refused', async () => {
  const { june } = await cast(held.world)
  const device = await givenPasskey(held.world, june)
  const { question, pass } = await asked(june)
  const unsigned = device.prove(question).replace(/("signature":")[^"]*/, '$1AAAA')

  for (const text of ['', 'null', '{"id":1}', "' or 1=1", unsigned]) expect(await pass(text)).toMatchObject(refused)
})
