import { expect, test } from 'vitest'
import { bank, giftsOf } from '#app/domain/ledger/account.ts'
import { checkBooks, readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { chainStart, verifyChain } from '#app/domain/ledger/verify-chain.server.ts'
import type { Day } from '#app/units/time.ts'
import { openDb } from '#db/client.server.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function givenEntries(count: number) {
  const { world } = held
  for (let index = 0; index < count; index += 1) {
    await world.db.transaction((tx) =>
      postEntry(tx, world.ids, {
        kind: 'gift-settled',
        source: { type: 'gift', id: `gift ${index} – "½"` },
        effectiveOn: '2026-03-03' as Day,
        recordedAt: world.clock.now(),
        actor: 'portal:test',
        memo: 'Gift by card',
        moves: [{ from: giftsOf('f'), to: bank, amount: 500n }],
      }),
    )
  }
}

/** Does what the database forbids, as its owner with the triggers off, and undoes it so that the invariants hold again. */
async function tampered<Answer>(change: string, undo: string, look: () => Promise<Answer>): Promise<Answer> {
  const owner = openDb({ url: held.world.url, asOwner: true, connections: 1 })
  const as = (statement: string) =>
    owner.sql.begin((tx) => [tx`set local session_replication_role = replica`, tx.unsafe(statement)])
  try {
    await as(change)
    const answer = await look()
    await as(undo)
    return answer
  } finally {
    await owner.close()
  }
}

test('an empty journal is whole', async () => {
  expect(await verifyChain(held.world.sql)).toEqual({ isWhole: true, entries: 0, head: chainStart })
})

test('a chain as it was sealed is whole, whatever the batch', async () => {
  await givenEntries(7)

  const verdict = await verifyChain(held.world.sql, { batch: 3 })

  expect(verdict).toMatchObject({ isWhole: true, entries: 7 })
})

test('an edited amount is found at its place', async () => {
  await givenEntries(3)
  const [second] = await held.world
    .sql`select c.entry_id, c.place::text from journal_chain c order by c.place offset 1 limit 1`

  const verdict = await tampered(
    `update posting set amount = amount * 2 where entry_id = '${second?.entry_id}'`,
    `update posting set amount = amount / 2 where entry_id = '${second?.entry_id}'`,
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
  await givenEntries(3)

  const verdict = await tampered(
    `update journal_entry set memo = 'Gift by cheque' where source_id like 'gift 1%';
     update journal_chain set body = journal_body(entry_id)`,
    `update journal_entry set memo = 'Gift by card'; update journal_chain set body = journal_body(entry_id)`,
    () => verifyChain(held.world.sql),
  )

  expect(verdict).toMatchObject({ isWhole: false, wrong: 'has a hash that is not of its body' })
})

test('a check of the books writes down the head and how many rules held', async () => {
  await givenEntries(2)

  const check = await checkBooks(held.world)

  expect(check).toMatchObject({ isWhole: true, entries: 2n, broken: [] })
  expect(check.rules).toBeGreaterThan(6)
  expect(await readLastBookCheck(held.world.db)).toEqual(check)
})

test('a chain cut off at its end is found by the head of the last check', async () => {
  await givenEntries(2)
  await checkBooks(held.world)
  const rows = await held.world.sql`select * from journal_chain order by place desc limit 1`
  const last = rows[0] as Record<string, string>

  const check = await tampered(
    `delete from journal_chain where place = ${last.place}`,
    `insert into journal_chain values (${last.place}, '${last.entry_id}', '${last.body}', '${last.previous_hash}', '${last.hash}')`,
    () => checkBooks(held.world),
  )

  expect(check.isWhole).toBe(false)
  expect(check.broken).toContain('the chain no longer holds the head written down at the last check')
})
