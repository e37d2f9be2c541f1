import { sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { euroCents } from '#app/units/euros.ts'
import { cents } from '#app/units/money.ts'
import type { Reads } from '#db/client.server.ts'
import { type Sum, sumWords } from './euros/euros.ts'
import { mayRefund } from './policy.ts'
import { readForm8282Waiting } from './property/read-form-8282-waiting.server.ts'

type Row = {
  act: Waiting['act']
  at: string
  amount: string
  euros: string | null
  giver: string
  because: string | null
  since: string
  until: string | null
}

/** What waits for a finance officer: gifts paid otherwise than asked, disputes, money that went back twice, warnings of fraud, refunds that failed, sales of property the tax office may have to be told of. */
export async function readGivingWaiting(reads: Reads, person: Person, now: Date): Promise<Waiting[]> {
  if (!mayRefund(person)) return []
  const rows = await reads.execute<Row>(sql`
    select 'settle-quarantine' as act, id as at, gross::text as amount, euros::text as euros, giver_name as giver, failure_reason as because,
      created_at::text as since, null as until
    from gift where state = 'quarantined'
    union all
    select 'answer-dispute', d.id, d.amount::text, null, g.giver_name, replace(d.reason, '_', ' ')
      || case when g.refunded > 0 then ', and some of it has gone back already' else '' end, d.opened_at::text, d.answer_by::text
    from dispute d join gift g on g.id = d.gift_id where d.state in ('inquiry', 'needs_response') and d.answered_at is null
      and d.answer_by > ${now.toISOString()}::timestamptz
    union all
    select 'judge-twice-returned', d.id, d.beyond::text, null, g.giver_name, 'by refund and by the bank', d.closed_at::text, null
    from dispute d join gift g on g.id = d.gift_id where d.beyond > 0 and d.beyond_noted_at is null
    union all
    select 'judge-warning', w.id, g.gross::text, g.euros::text, g.giver_name, replace(w.kind, '_', ' '), w.warned_at::text, null
    from fraud_warning w join gift g on g.id = w.gift_id where w.kept_at is null
      and g.state in ('settled', 'partly_refunded', 'quarantined') and not exists (select from dispute d where d.gift_id = g.id)
    union all
    select 'repeat-refund', g.id, f.amount::text, null, g.giver_name, f.failure_reason, coalesce(f.settled_at, f.requested_at)::text, null
    from refund f join gift g on g.id = f.gift_id
    where f.state = 'failed' and not exists (select from refund n where n.gift_id = f.gift_id and n.id > f.id)
    order by since limit 100`)
  const sales = await readForm8282Waiting(reads, person)
  return sales.concat(
    rows.map((row) => ({
      act: row.act,
      at: row.at,
      title: `${sumWords(sumOf(row))} from ${row.giver}`,
      detail: row.because ?? '',
      ...(row.until ? { until: new Date(row.until) } : {}),
      since: new Date(row.since),
    })),
  )
}

function sumOf({ amount, euros }: Row): Sum {
  return { gross: cents(BigInt(amount)), euros: euros === null ? null : euroCents(BigInt(euros)) }
}
