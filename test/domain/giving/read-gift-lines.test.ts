import { expect, test } from 'vitest'
import { readGiftLines } from '#app/domain/giving/read-gift-lines.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

test('every gift comes once, newest first, in helpings; to nobody who may not read gifts', async () => {
  const { world } = held
  const { mina, ada } = await cast(world)
  const fundId = await givenFund(world)
  for (const giverEmail of ['a@example.org', 'b@example.org', 'c@example.org'])
    await givenGift(world, { fundId, giverEmail })

  const helpings = await helpingsOf(readGiftLines(world.db, mina, { filter: {}, size: 2 }))

  expect(helpings.map((lines) => lines.length)).toEqual([2, 1])
  expect(helpings.flat().map(({ giver }) => giver?.email)).toEqual(['c@example.org', 'b@example.org', 'a@example.org'])
  expect(await helpingsOf(readGiftLines(world.db, ada, { filter: {} }))).toEqual([])
})

async function helpingsOf<Row>(helpings: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = []
  for await (const helping of helpings) all.push(helping)
  return all
}
