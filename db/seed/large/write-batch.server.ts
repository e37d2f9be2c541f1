import { sql } from 'drizzle-orm'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { guardChanges } from '#app/domain/ledger/posting.ts'
import { chainStart } from '#app/domain/ledger/verify-chain.server.ts'
import type { Ids, Lab } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Db, Tx } from '#db/client.server.ts'
import { copyInto } from '#db/copy.server.ts'
import { addGift, type By } from './gift-rows.ts'
import { Journal, type Total } from './journal.ts'
import type { LargeDonor, LargeGift } from './large-gift.ts'
import { Batch, type Table, tables } from './tables.ts'

export type LargeWorld = { owner: Db; ids: Ids; lab: Lab; idAt: By['idAt'] }

/** New donors, without gifts yet. Answers how many rows it wrote. */
export async function writeDonors({ owner }: LargeWorld, donors: readonly LargeDonor[], at: Date): Promise<number> {
  const batch = new Batch()
  for (const donor of donors) batch.add('donor', { ...donor, kind: 'person', created_at: at })
  await owner.transaction((tx) => copyBatch(tx, batch))
  return batch.rows
}

/**
 * Writes gifts with everything that follows from them, in one transaction that leaves every invariant true. Row triggers rest
 * meanwhile, which only the owner of the database may do: the chain, totals and balances they keep are written here, under the
 * locks they take. Foreign keys rest with them; `addGift` names no row that it does not write.
 */
export async function writeGifts(world: LargeWorld, gifts: readonly LargeGift[]): Promise<number> {
  return world.owner.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    const funds = [...new Set(gifts.map((gift) => gift.fundId))].sort()
    await lockFunds(tx, funds)
    const serials = await lockSerials(tx)
    const batch = new Batch()
    const journal = new Journal(batch, await lockChain(tx))
    const { lab, idAt } = world
    const nextSerial = (year: number) => {
      const serial = (serials.get(year) ?? 0) + 1
      serials.set(year, serial)
      return serial
    }
    for (const gift of gifts) addGift({ batch, journal, lab, idAt, nextSerial }, gift)
    await copyBatch(tx, batch)
    await keepTotals(tx, [...journal.totals.values()])
    for (const [year, last] of serials) {
      await tx.execute(sql`insert into receipt_serial (year, last) values (${year}, ${last})
        on conflict (year) do update set last = excluded.last`)
    }
    const at = gifts.at(-1)?.at
    if (at) for (const fundId of funds) await drawFund(tx, { ids: world.ids, at }, fundId)
    return batch.rows
  })
}

async function copyBatch(tx: Tx, batch: Batch): Promise<void> {
  for (const [table, columns] of Object.entries(tables)) {
    const lines = batch.lines[table as Table]
    if (lines !== '') await copyInto(tx, `copy ${table} (${columns.join(', ')}) from stdin`, once(lines))
  }
}

async function* once(lines: string): AsyncGenerator<string> {
  yield lines
}

/** Guarded balances before serials before the chain, as every verb takes them. */
async function lockFunds(tx: Tx, funds: readonly Id<'fnd'>[]): Promise<void> {
  const keys = funds.map((fundId) => `fund:${fundId}`)
  for (const key of keys) {
    await tx.execute(
      sql`insert into guarded_balance (key, asset, balance) values (${key}, 'USD', 0) on conflict do nothing`,
    )
    await tx.execute(sql`select from guarded_balance where key = ${key} and asset = 'USD' for update`)
  }
}

async function lockSerials(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx.execute<{ year: number; last: number }>(
    sql`select year, last from receipt_serial order by year for update`,
  )
  return new Map(rows.map((row) => [row.year, row.last]))
}

async function lockChain(tx: Tx): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('journal_chain'))`)
  const [head] = await tx.execute<{ hash: string }>(sql`select hash from journal_chain order by place desc limit 1`)
  return head?.hash ?? chainStart
}

async function keepTotals(tx: Tx, totals: readonly Total[]): Promise<void> {
  for (const { account, debits, credits, postings } of totals) {
    const { name, asset, kind, ownerId = null, guard } = account
    await tx.execute(sql`insert into account (name, asset, kind, owner_id, guard_key)
      values (${name}, ${asset}, ${kind}, ${ownerId}, ${guard?.key ?? null}) on conflict do nothing`)
    await tx.execute(sql`insert into account_total as total (account, asset, debits, credits, postings)
      values (${name}, ${asset}, ${debits.toString()}::bigint, ${credits.toString()}::bigint, ${postings.toString()}::bigint)
      on conflict (account, asset) do update set debits = total.debits + excluded.debits,
        credits = total.credits + excluded.credits, postings = total.postings + excluded.postings`)
  }
  const lines = totals.map(({ account, debits, credits }) => ({ account, amount: debits - credits }))
  for (const { key, asset, change } of guardChanges(lines)) {
    await tx.execute(sql`update guarded_balance set balance = balance + ${change.toString()}::bigint
      where key = ${key} and asset = ${asset}`)
  }
}
