import { expect, test } from 'vitest'
import { checkPassword } from '#app/domain/people/check-password.server.ts'
import { disablePerson } from '#app/domain/people/disable-person.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { setPassword } from '#app/domain/people/set-password.server.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('every wrong pair gets the same answer', async () => {
  const { ada, grace, rosa } = await cast(held.world)
  const password = 'violet kettle walks north'
  await setPassword(held.world, ada, { password, keepSessionId: '' })
  await setPassword(held.world, grace, { password, keepSessionId: '' })
  await disablePerson(held.world, actorOf(rosa), grace.id)

  const answers = await Promise.all([
    checkPassword(held.world, { email: ada.email, password: 'wrong' }),
    checkPassword(held.world, { email: 'nobody@example.org', password }),
    checkPassword(held.world, { email: rosa.email, password }),
    checkPassword(held.world, { email: grace.email, password }),
    checkPassword(held.world, { email: 'not an address', password }),
  ])

  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"ok":false,"refused":"not-right"}']),
  )
})

test('no letter is cut off, and a password typed on another keyboard is the same', async () => {
  const { ada } = await cast(held.world)
  const password = `${'violet kettle '.repeat(9)}né`
  await setPassword(held.world, ada, { password, keepSessionId: '' })
  const check = (typed: string) => checkPassword(held.world, { email: ada.email, password: typed })

  expect(await check(password.normalize('NFD'))).toMatchObject({ ok: true })
  expect(await check(password.slice(0, -1))).toMatchObject({ refused: 'not-right' })
})
