import { expect, test } from 'vitest'
import { guardStart } from '#app/domain/giving/guarding/guard-start.server.ts'
import { readGuarding } from '#app/domain/giving/guarding/read-guard.server.ts'
import { setGuard } from '#app/domain/giving/guarding/set-guard.server.ts'
import { usd } from '#app/units/money.ts'
import { cast } from '#test/support/cast.ts'
import { askOf, givenFund, givenStarted, pass, pay, useTill } from '#test/support/given/giving.ts'
import { start } from '#test/support/given/guarding.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
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

test('a network whose cards are declined is asked a question, then shut out for an hour; others are not', async () => {
  const { world } = held
  const ask = askOf(world, { fundId: await givenFund(world) })
  const theirs = { ...start, intentId: ask.intentId }
  await guardStart(world, theirs)
  const { url } = await givenStarted(world, ask)
  const decline = async (times: number) => {
    for (let time = 0; time < times; time += 1) await pay(url, '4000000000000002')
    await hearAll(world)
    await hearAll(world)
  }

  await decline(3)
  expect(await guardStart(world, { ...start, intentId: 'next' })).toMatchObject({ refused: 'unanswered' })
  expect(await guardStart(world, { ...start, network: '10.0.1.0/24' })).toMatchObject({ ok: true })
  expect(await guardStart(world, { ...start, isShared: true })).toMatchObject({ ok: true })
  await decline(7)
  expect(await guardStart(world, { ...start, intentId: 'next' })).toMatchObject({ refused: 'declined' })

  const { mina } = await cast(world)
  const page = await readGuarding(world.db, mina, world.clock.now())
  expect(page?.declined).toMatchObject([{ network: start.network, times: 10, lastHour: 10 }])
  await pass(world, till, 3700)
  expect(await guardStart(world, { ...start, intentId: 'next' })).toMatchObject({ ok: true })
})
