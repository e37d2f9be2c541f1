import { expect, test } from 'vitest'
import { guardStart } from '#app/domain/giving/guarding/guard-start.server.ts'
import { readGuarding } from '#app/domain/giving/guarding/read-guard.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { start } from '#test/support/given/guarding.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
const reason = 'Many cards fail'

test('staff ask everybody, raise the smallest gift, or stop giving; it counts from then on', async () => {
  const { world } = held
  const { mina } = await cast(world)
  expect(await guardStart(world, start)).toMatchObject({ ok: true })

  await setGuard(world, mina, { mode: 'open', smallest: usd(20), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'too-small', detail: { least: 2000n } })
  await setGuard(world, mina, { mode: 'challenge', smallest: usd(5), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'unanswered' })
  await setGuard(world, mina, { mode: 'stopped', smallest: usd(5), reason })
  expect(await guardStart(world, start)).toMatchObject({ refused: 'stopped' })

  const page = await readGuarding(world.db, mina, world.clock.now())
  expect(page?.guard).toMatchObject({ mode: 'stopped', reason })
  expect(page?.refused.map(({ because, times }) => [because, times])).toEqual(
    expect.arrayContaining([
      ['too-small', 1],
      ['unanswered', 1],
      ['stopped', 1],
    ]),
  )
})
