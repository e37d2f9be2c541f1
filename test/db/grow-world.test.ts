import { expect, test } from 'vitest'
import { readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { verifyChain } from '#app/domain/ledger/verify-chain.server.ts'
import { openDb } from '#db/client.server.ts'
import { type Growth, growWorld } from '#db/seed/large/grow-world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject } from '#test/support/given/compute.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { type TestWorld, useWorld } from '#test/support/world.ts'

const held = useWorld()

async function grow(world: TestWorld, growth: Growth): Promise<string[]> {
  const owner = openDb({ url: world.url, connections: 1, asOwner: true })
  const steps: string[] = []
  try {
    await growWorld(world, owner.db, growth, ({ what, made }) => void steps.push(`${made} ${what}`))
  } finally {
    await owner.close()
  }
  return steps
}

test('a grown world has what was asked for, and its chain is whole', async () => {
  const { world } = held
  const { grace, mina } = await cast(world)
  await givenFund(world)
  await givenProject(world, grace, 'atom_g17')

  const steps = await grow(world, { donors: 5, gifts: 60, jobs: 0 })
  const gifts = await readGifts(world.db, mina, { filter: {}, page: { size: 50 } })

  expect(steps).toContain('60 gifts')
  expect(gifts).toMatchObject({ hasOlder: true, gifts: { length: 50 } })
  expect(await verifyChain(world.sql)).toMatchObject({ isWhole: true })
})

test('a world can be grown again', async () => {
  const { world } = held
  await givenFund(world)

  await grow(world, { donors: 5, gifts: 20, jobs: 0 })
  await grow(world, { donors: 0, gifts: 20, jobs: 0 })

  expect(await verifyChain(world.sql)).toMatchObject({ isWhole: true })
})
