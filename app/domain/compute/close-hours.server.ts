import { and, eq, lt, lte, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { allocated, expired, pool } from '#app/domain/ledger/account.ts'
import { firstOpenMonth } from '#app/domain/ledger/open-month.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { readBalances, readGuarded } from '#app/domain/ledger/read-balances.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { dayIn, type Month, monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'

type By = { ids: Ids; at: Date; actor: Actor }

/**
 * Follows the calendar: opens allocations whose first month has come; for months over for a fortnight, lets what was never
 * promised expire and ends allocations whose window is over, their rest expiring too. A second call changes nothing.
 */
export async function closeHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
): Promise<{ opened: number; ended: number; expired: number }> {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  const firstOpen = firstOpenMonth(at)
  return world.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('close-hours'))`)
    const opened = await tx
      .update(allocations)
      .set({ state: 'open' })
      .where(and(eq(allocations.state, 'scheduled'), lte(allocations.firstMonth, monthOf(at))))
      .returning({ id: allocations.id })
    for (const { id } of opened) {
      await recordHappening(tx, by, { kind: 'allocation-opened', subject: { type: 'allocation', id } })
    }
    const ended = await endAllocations(tx, by, firstOpen)
    return { opened: opened.length, ended, expired: await expirePools(tx, by, firstOpen) }
  })
}

async function endAllocations(tx: Tx, by: By, firstOpen: Month): Promise<number> {
  const over = await tx
    .update(allocations)
    .set({ state: 'ended' })
    .where(
      and(
        sql`${allocations.state} <> 'ended'`,
        lt(allocations.lastMonth, firstOpen),
        eq(allocations.origin, 'granted'),
      ),
    )
    .returning({ id: allocations.id, gpuClass: allocations.gpuClass })
  for (const { id, gpuClass } of over.toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    await expireRest(tx, by, id, gpuClass)
    await recordHappening(tx, by, { kind: 'allocation-ended', subject: { type: 'allocation', id } })
  }
  return over.length
}

/** What is left of an ended allocation, month by month from the earliest, as far as its whole balance goes. */
async function expireRest(tx: Tx, by: By, id: Id<'alo'>, gpuClass: string): Promise<void> {
  let left = (await readGuarded(tx, [`allocation:${id}`])).get(`allocation:${id}`) ?? 0n
  if (left <= 0n) return
  const balances = await readBalances(tx, { kinds: ['allocation'], ownerIds: [id] })
  const moves = balances
    .filter(({ balance, month }) => balance > 0n && month !== null)
    .flatMap(({ balance, month }) => {
      const amount = balance < left ? balance : left
      left -= amount
      const name = month as Month
      return amount > 0n ? [{ from: allocated(id, gpuClass, name), to: expired(gpuClass, name), amount }] : []
    })
  if (moves.length > 0) await post(tx, by, { type: 'allocation', id }, moves)
}

async function expirePools(tx: Tx, by: By, firstOpen: Month): Promise<number> {
  const rows = await tx.execute<{ gpu_class: string; month: Month; balance: string }>(sql`
    select a.gpu_class, a.month, g.balance::text as balance from guarded_balance g
    join account a on a.name = g.key and a.asset = g.asset and a.kind = 'pool'
    where a.month < ${firstOpen} and g.balance > 0 order by g.key for update of g`)
  for (const { gpu_class: gpuClass, month, balance } of rows) {
    const move = { from: pool(gpuClass, month), to: expired(gpuClass, month), amount: BigInt(balance) }
    await post(tx, by, { type: 'pool', id: `${gpuClass}:${month}:${by.ids.next('chg')}` }, [move])
  }
  return rows.length
}

async function post(
  tx: Tx,
  by: By,
  source: { type: string; id: string },
  moves: Parameters<typeof postEntry>[2]['moves'],
): Promise<void> {
  await postEntry(tx, by.ids, {
    kind: 'hours-expired',
    source,
    effectiveOn: dayIn('UTC', by.at),
    recordedAt: by.at,
    actor: actorName(by.actor),
    memo: 'Hours whose time has passed',
    moves,
  })
}
