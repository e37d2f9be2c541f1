import { expect, test } from 'vitest'
import { forgetRefused } from '#app/domain/giving/guarding/forget-refused.server.ts'
import { guardStart } from '#app/domain/giving/guarding/guard-start.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { usd } from '#app/units/money.ts'
import { refusedStarts } from '#db/schema/guarding.ts'
import { cast } from '#test/support/cast.ts'
import { start } from '#test/support/given/guarding.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'Many cards fail'

test('what was refused is forgotten after a month', async () => {
  const { world } = held
  const { mina } = await cast(world)
  await setGuard(world, mina, { mode: 'stopped', smallest: usd(5), reason })
  await guardStart(world, start)

  world.clock.advance(31 * 86_400_000)

  expect(await forgetRefused(world)).toEqual({ refused: 1 })
  expect(await world.db.select().from(refusedStarts)).toEqual([])
})
