import { sql } from 'drizzle-orm'
import { euroCents } from '#app/units/euros.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import type { EurosLeft } from './euros.ts'

/**
 * What a gift in euros still has, in euros and in its dollars: less what refunds gave back, but for the one named, and what disputes took. Null
 * for a gift in dollars.
 */
export async function readEurosLeft(reads: Reads, giftId: Id<'gft'>, except?: Id<'rfd'>): Promise<EurosLeft | null> {
  const [row] = await reads.execute<{ euros: string | null; dollars: string }>(sql`
    select (g.gross - g.refunded)::text as dollars, (g.euros
      - (select coalesce(sum(r.euros), 0) from refund r where r.gift_id = g.id and r.state = 'succeeded' and r.id is distinct from ${except ?? null})
      - (select coalesce(sum(d.euros_taken), 0) from dispute d where d.gift_id = g.id))::text as euros
    from gift g where g.id = ${giftId}`)
  if (!row) throw new Error(`no gift ${giftId}`)
  if (row.euros === null) return null
  return { euros: euroCents(BigInt(row.euros)), dollars: cents(BigInt(row.dollars)) }
}
