import { expect, test } from 'vitest'
import { readAgeing } from '#app/domain/giving/pledges/read-ageing.server.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenOffered, givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('what is to come is told by how late it is; only what is receivable is in the books, and names stay hidden', async () => {
  const { world } = held
  const { mina, fay, june } = await cast(world)
  const fundId = await givenFund(world)
  await givenPledge(world, { fundId, by: mina, visibility: 'anonymous' })
  await givenPledge(world, { fundId, by: mina, firmness: 'intention' })
  await givenOffered(world, { fundId })

  const seen = await readAgeing(world.db, fay, '2026-07-05' as Day)

  expect(seen?.lines.map((line) => [line.giver, line.dueOn, line.age]).slice(0, 3)).toEqual([
    [null, '2026-03-31', 'over 90 days'],
    ['Ada Lovelace', '2026-03-31', 'over 90 days'],
    [null, '2026-06-30', '1 to 30 days'],
  ])
  expect(seen).toMatchObject({
    totals: { 'over 90 days': 200_000n, '1 to 30 days': 200_000n, 'to come': 200_002n, '31 to 60 days': 0n },
    receivable: 300_001n,
  })
  expect((await readAgeing(world.db, mina, '2026-07-05' as Day))?.lines[0]?.giver).toBe('Ada Lovelace')
  expect(await readAgeing(world.db, june, '2026-07-05' as Day)).toBeNull()
})
