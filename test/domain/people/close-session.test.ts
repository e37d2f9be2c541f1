import { expect, test } from 'vitest'
import { closeSession } from '#app/domain/people/close-session.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { cast } from '#test/support/cast.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a person ends one of her sessions and nobody else’s', async () => {
  const { ada, grace } = await cast(held.world)
  await cookieOf(held.world, ada)
  const [session] = await readSessions(held.world, ada)
  const id = session?.id ?? ''

  expect(await closeSession(held.world, grace, id)).toMatchObject({ refused: 'no-such-session' })
  expect(await closeSession(held.world, ada, id)).toMatchObject({ ok: true })
  expect(await closeSession(held.world, ada, id)).toMatchObject({ refused: 'no-such-session' })
})
