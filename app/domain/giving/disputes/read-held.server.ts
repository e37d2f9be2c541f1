import { sql } from 'drizzle-orm'
import { disputesHeld } from '#app/domain/ledger/account.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'

/** What the bank holds of a dispute, by the entries of Stripe's own lines about it. */
export async function readHeld(tx: Tx, stripeDisputeId: string): Promise<Cents> {
  const [row] = await tx.execute<{ held: string }>(sql`
    select coalesce(sum(p.amount), 0)::text as held from stripe_balance_line b
      join journal_entry e on e.source_type = 'dispute-line' and e.source_id = b.id
      join posting p on p.entry_id = e.id and p.account = ${disputesHeld.name}
    where b.source_id = ${stripeDisputeId}`)
  return cents(BigInt(row?.held ?? '0'))
}
