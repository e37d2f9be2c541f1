import { expect, test } from 'vitest'
import { previewStatement } from '#app/domain/giving/receipts/preview-statement.server.ts'
import { yearStatements } from '#db/schema/own.ts'
import { givenYear } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a look at a statement before it goes issues nothing', async () => {
  const { world, mina, fay, gift } = await givenYear(held.world)
  const asked = { donorId: gift.donorId, year: 2025 }

  const seen = await previewStatement(world, mina, asked)

  expect(seen?.snapshot).toMatchObject({ number: 'preview', total: '50000' })
  expect(await previewStatement(world, fay, asked)).toBeNull()
  expect(await world.db.select().from(yearStatements)).toEqual([])
})
