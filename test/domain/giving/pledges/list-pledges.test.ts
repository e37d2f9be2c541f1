import { expect, test } from 'vitest'
import { listPledges } from '#app/domain/giving/pledges/list-pledges.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('pledges come oldest first from a cursor on, their parts add up, and an anonymous giver is named to few', async () => {
  const { world } = held
  const { fay, mina, grace } = await cast(world)
  const fundId = await givenFund(world)
  const open = await givenPledge(world, { fundId, by: fay })
  const hidden = await givenPledge(world, { fundId, by: fay, visibility: 'anonymous', publicName: null })

  const all = await listPledges(world.db, fay, { after: null, size: 10 })
  const rest = await listPledges(world.db, mina, { after: open, size: 10 })

  expect(all.map(({ id, giver }) => [id, giver === null])).toEqual([
    [open, false],
    [hidden, true],
  ])
  for (const { amount, parts } of all) expect(parts.reduce((sum, part) => sum + part.amount, 0n)).toBe(amount)
  expect(rest).toMatchObject([{ id: hidden, giver: { name: expect.any(String) } }])
  expect(await listPledges(world.db, grace, { after: null, size: 10 })).toEqual([])
})
