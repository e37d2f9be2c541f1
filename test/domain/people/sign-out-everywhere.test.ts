import { expect, test } from 'vitest'
import { actorOf } from '#app/domain/people/person.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { signOutEverywhere } from '#app/domain/people/sign-out-everywhere.server.ts'
import { cast } from '#test/support/cast.ts'
import { cookieOf } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('every session but this one ends; an administrator ends all of anybody', async () => {
  const { ada, rosa } = await cast(held.world)
  for (let count = 0; count < 3; count += 1) await cookieOf(held.world, ada)
  const [kept] = await readSessions(held.world, ada)

  const own = await signOutEverywhere(held.world, actorOf(ada), { personId: ada.id, keepSessionId: kept?.id ?? '' })
  expect(own).toMatchObject({ value: { ended: 2 } })
  expect(await readSessions(held.world, ada)).toEqual([kept])

  expect(await signOutEverywhere(held.world, actorOf(rosa), { personId: ada.id })).toMatchObject({
    value: { ended: 1 },
  })
})

test('nobody else’s sessions are hers to end', async () => {
  const { ada, grace, rosa } = await cast(held.world)

  expect(await signOutEverywhere(held.world, actorOf(grace), { personId: ada.id })).toMatchObject({
    refused: 'not-allowed',
  })
  expect(await signOutEverywhere(held.world, actorOf(rosa), { personId: 'psn_nobody' })).toMatchObject({
    refused: 'no-such-person',
  })
})
