import { sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { type Cents, cents, formatCents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { mayRefund } from './policy.ts'

type Row = { act: Waiting['act']; at: string; amount: string; giver: string; because: string | null; since: string }

/** Gifts that wait for a finance officer: paid otherwise than asked, disputed, or with a refund that failed. */
export async function readGivingWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayRefund(person)) return []
  const rows = await reads.execute<Row>(sql`
    select case state when 'disputed' then 'answer-dispute' else 'settle-quarantine' end as act, id as at,
      gross::text as amount, giver_name as giver, failure_reason as because, created_at::text as since
    from gift where state in ('quarantined', 'disputed')
    union all
    select 'repeat-refund', g.id, f.amount::text, g.giver_name, f.failure_reason, coalesce(f.settled_at, f.requested_at)::text
    from refund f join gift g on g.id = f.gift_id
    where f.state = 'failed' and not exists (select from refund n where n.gift_id = f.gift_id and n.id > f.id)
    order by since limit 100`)
  return rows.map((row) => ({
    act: row.act,
    at: row.at,
    title: `${formatCents(amountOf(row.amount))} from ${row.giver}`,
    detail: row.because ?? '',
    since: new Date(row.since),
  }))
}

function amountOf(text: string): Cents {
  return cents(BigInt(text))
}
