import { expect, test } from 'vitest'
import { checkPassword } from '#app/domain/people/check-password.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { setPassword } from '#app/domain/people/set-password.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenAuthenticator, lettersTo } from '#test/support/given/people.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const good = 'violet kettle walks north'

test('a password lets in, ends the other sessions and is told by letter', async () => {
  const { world } = held
  const { ada } = await cast(world)
  await cookieOf(world, ada)
  await cookieOf(world, ada)
  const [kept] = await readSessions(world, ada)

  const outcome = await setPassword(world, ada, { password: good, keepSessionId: kept?.id ?? '' })

  expect(outcome.ok).toBe(true)
  expect(await readSessions(world, ada)).toEqual([kept])
  expect(await checkPassword(world, { email: ada.email, password: good })).toMatchObject({ ok: true })
  expect(await lettersTo(world, ada, 'account-changed')).toHaveLength(1)
})

test('a password alone has at least fifteen letters; beside an authenticator eight', async () => {
  const { ada, grace } = await cast(held.world)
  await givenAuthenticator(held.world, grace)
  const set = (person: typeof ada, password: string) => setPassword(held.world, person, { password, keepSessionId: '' })

  expect(await set(ada, 'kettle-north-w')).toMatchObject({ refused: 'too-short' })
  expect(await set(grace, 'kettlen')).toMatchObject({ refused: 'too-short' })
  expect(await set(grace, 'kettleno')).toMatchObject({ ok: true })
})

test('the current password is asked for before another is set', async () => {
  const { ada } = await cast(held.world)
  await setPassword(held.world, ada, { password: good, keepSessionId: '' })
  const change = (currentPassword?: string) =>
    setPassword(held.world, ada, { password: 'another kettle walks', currentPassword, keepSessionId: '' })

  expect(await change()).toMatchObject({ refused: 'current-not-right' })
  expect(await change('wrong')).toMatchObject({ refused: 'current-not-right' })
  expect(await change(good)).toMatchObject({ ok: true })
})

test('a guessable or endless password is refused', async () => {
  const { ada } = await cast(held.world)
  const set = (password: string) => setPassword(held.world, ada, { password, keepSessionId: '' })

  expect(await set('correcthorsebatterystaple')).toMatchObject({ refused: 'too-common' })
  expect(await set('x'.repeat(257))).toMatchObject({ refused: 'too-long' })
})
