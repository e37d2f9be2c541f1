import { expect, test } from 'vitest'
import { chainStart, verifyChain } from '#app/domain/ledger/verify-chain.server.ts'
import { givenEntries, tampered } from '#test/support/given/ledger.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('an empty journal is whole', async () => {
  expect(await verifyChain(held.world.sql)).toEqual({ isWhole: true, entries: 0, head: chainStart })
})

test('a chain as it was sealed is whole, whatever the batch', async () => {
  await givenEntries(held.world, 7)

  const verdict = await verifyChain(held.world.sql, { batch: 3 })

  expect(verdict).toMatchObject({ isWhole: true, entries: 7 })
})

test('an edited amount is found at its place', async () => {
  await givenEntries(held.world, 3)
  const [second] = await held.world
    .sql`select c.entry_id, c.place::text from journal_chain c order by c.place offset 1 limit 1`

  const verdict = await tampered(
    held.world,
    {
      change: `update posting set amount = amount * 2 where entry_id = '${second?.entry_id}'`,
      undo: `update posting set amount = amount / 2 where entry_id = '${second?.entry_id}'`,
    },
    () => verifyChain(held.world.sql),
  )

  expect(verdict).toMatchObject({
    isWhole: false,
    place: second?.place,
    entryId: second?.entry_id,
    wrong: 'differs from what was sealed',
  })
})

test('an entry edited together with its sealed body is found by its hash', async () => {
  await givenEntries(held.world, 3)

  const verdict = await tampered(
    held.world,
    {
      change: `update journal_entry set memo = 'Gift by cheque' where source_id like 'gift 1%';
     update journal_chain set body = journal_body(entry_id)`,
      undo: `update journal_entry set memo = 'Gift by card'; update journal_chain set body = journal_body(entry_id)`,
    },
    () => verifyChain(held.world.sql),
  )

  expect(verdict).toMatchObject({ isWhole: false, wrong: 'has a hash that is not of its body' })
})
