import { expect, test } from 'vitest'
import { changeMethod } from '#app/domain/giving/pledges/change-method.server.ts'
import { chargeInstalments } from '#app/domain/giving/pledges/charge-instalments.server.ts'
import { endPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, useTill } from '#test/support/given/giving.ts'
import { givenPledge, givenSaved } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('what is paid by hand from now on is not charged, and a promise that binds is never paid from a donor-advised fund', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const fundId = await givenFund(world)
  const schedule = { rhythm: 'monthly', count: 2, firstOn: '2026-03-03' as Day } as const
  const pledgeId = await givenSaved(world, { fundId, by: mina, schedule, amount: usd(200) })
  const intent = await givenPledge(world, { fundId, by: mina, method: 'daf' })
  const change = (to: 'wire' | 'daf', of = pledgeId) => changeMethod(world, actorOf(mina), { pledgeId: of, method: to })

  expect(await change('daf')).toEqual({ ok: false, refused: 'binding' })
  expect(await change('wire', intent)).toEqual({ ok: false, refused: 'binding' })
  expect((await change('wire')).ok).toBe(true)
  expect(await chargeInstalments(world)).toEqual({ expected: 0, executed: 0, problems: [] })
  await endPledge(world, mina, { pledgeId, reason: 'It will not come.' })
  expect(await change('wire')).toEqual({ ok: false, refused: 'not-open' })
})
