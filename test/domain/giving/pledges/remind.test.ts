import { expect, test } from 'vitest'
import { moveInstalment } from '#app/domain/giving/pledges/move-instalment.server.ts'
import { remind } from '#app/domain/giving/pledges/remind.server.ts'
import type { Day } from '#app/units/time.ts'
import { pledgeReminders } from '#db/schema/pledges.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenPledge, readParts } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a giver is reminded once before a part is due, and after a week and a month, however often and by however many', async () => {
  const { world } = held
  const { mina } = await cast(world)
  const schedule = { rhythm: 'yearly', count: 2, firstOn: '2026-03-31' as Day } as const
  const pledgeId = await givenPledge(world, { fundId: await givenFund(world), by: mina, schedule })
  const sent = async () =>
    (await world.db.select().from(pledgeReminders).orderBy(pledgeReminders.id)).map((r) => r.which)
  const at = async (day: string) => {
    world.clock.set(`${day}T17:00:00Z`)
    await Promise.all([remind(world), remind(world)])
    return sent()
  }

  expect(await at('2026-03-16')).toEqual([])
  expect(await at('2026-03-17')).toEqual(['before'])
  expect(await at('2026-03-31')).toEqual(['before'])
  expect(await at('2026-04-06')).toEqual(['before'])
  expect(await at('2026-04-07')).toEqual(['before', 'week-after'])
  expect(await at('2026-04-30')).toEqual(['before', 'week-after', 'month-after'])
  expect(await at('2026-06-30')).toEqual(['before', 'week-after', 'month-after'])

  const [part] = await readParts(world, pledgeId)
  await moveInstalment(world, mina, { instalmentId: part?.id ?? 'ins_', dueOn: '2026-07-10' as Day, reason: 'Asked.' })
  expect(await at('2026-07-01')).toEqual(['before', 'week-after', 'month-after', 'before'])
})
