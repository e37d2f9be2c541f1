import { expect, test } from 'vitest'
import { checkBooks, readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { givenEntries, tampered } from '#test/support/given/ledger.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a check of the books writes down the head and how many rules held', async () => {
  await givenEntries(held.world, 2)

  const check = await checkBooks(held.world)

  expect(check).toMatchObject({ isWhole: true, entries: 2n, broken: [] })
  expect(check.rules).toBeGreaterThan(6)
  expect(await readLastBookCheck(held.world.db)).toEqual(check)
})

test('a chain cut off at its end is found by the head of the last check', async () => {
  await givenEntries(held.world, 2)
  await checkBooks(held.world)
  const rows = await held.world.sql`select * from journal_chain order by place desc limit 1`
  const last = rows[0] as Record<string, string>

  const check = await tampered(
    held.world,
    {
      change: `delete from journal_chain where place = ${last.place}`,
      undo: `insert into journal_chain values (${last.place}, '${last.entry_id}', '${last.body}', '${last.previous_hash}', '${last.hash}')`,
    },
    () => checkBooks(held.world),
  )

  expect(check.isWhole).toBe(false)
  expect(check.broken).toContain('the chain no longer holds the head written down at the last check')
})
