import { expect, test } from 'vitest'
import { readGuarding } from '#app/domain/giving/guarding/read-guard.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'Many cards fail'

test('only finance and administrators set it, with a reason and within bounds', async () => {
  const { world } = held
  const { mina, fay, june } = await cast(world)

  for (const person of [fay, june])
    expect(await setGuard(world, person, { mode: 'stopped', smallest: usd(5), reason })).toMatchObject({
      refused: 'not-allowed',
    })
  expect(await setGuard(world, mina, { mode: 'open', smallest: usd(5), reason: ' ' })).toMatchObject({
    refused: 'no-reason',
  })
  expect(await setGuard(world, mina, { mode: 'open', smallest: usd(4), reason })).toMatchObject({
    refused: 'out-of-bounds',
  })
  expect(await readGuarding(world.db, june, world.clock.now())).toBeNull()
})
