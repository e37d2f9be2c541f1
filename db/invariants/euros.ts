import type { Invariant } from './invariant.ts'

export const euroInvariants: Invariant[] = [
  {
    name: 'only a gift that waits for its dollars has a share of nothing',
    because: 'every fund of a gift that is here has something of it',
    finds: `select g.id, s.fund_id from gift g join gift_split s on s.gift_id = g.id
      where s.amount = 0 and (g.gross <> 0 or g.euros is null)`,
  },
  {
    name: 'what is left of a gift in euros comes to nothing together with its dollars',
    because: 'the last euros that go back take the last dollars with them, and neither goes below',
    finds: `select g.id, back.euros, g.euros - back.euros as euros_left, g.gross - g.refunded as dollars_left from gift g
      cross join lateral (select
        (select coalesce(sum(r.euros), 0) from refund r where r.gift_id = g.id and r.state = 'succeeded')
        + (select coalesce(sum(d.euros_taken), 0) from dispute d where d.gift_id = g.id) as euros) back
      where g.euros is not null and g.settled_at is not null
        and (back.euros > g.euros or (g.euros = back.euros) <> (g.gross = g.refunded))`,
  },
  {
    name: "what Stripe's lines moved for a gift in euros is what the books moved",
    because: 'euros go and come back at the rate of their day, and not a cent of that may be missed',
    finds: `select g.id, told.net, booked.total from gift g
      cross join lateral (select coalesce(sum(b.net), 0) as net from stripe_balance_line b where b.gift_id = g.id) told
      cross join lateral (select coalesce(sum(p.amount), 0) as total from journal_entry e
        join posting p on p.entry_id = e.id and p.account = 'stripe-clearing'
        where (e.source_type, e.source_id) in (select 'gift', g.id union all select 'refund', r.id from refund r where r.gift_id = g.id
          union all select kind, b.id from stripe_balance_line b cross join (values ('currency-line'), ('dispute-line'), ('stripe-balance-line')) k (kind)
            where b.gift_id = g.id)) booked
      where g.euros is not null and told.net <> booked.total`,
  },
  {
    name: 'only gifts in euros differ by a rate',
    because: 'a difference in dollars is a mistake, not the market',
    finds: `select e.id, e.kind from journal_entry e join posting p on p.entry_id = e.id and p.account = 'currency-differences'
      where not exists (select from gift g join stripe_balance_line b on b.gift_id = g.id
          where g.euros is not null and b.id = e.source_id and e.source_type in ('currency-line', 'dispute-line'))
        and not exists (select from dispute d where d.id = e.source_id and e.source_type = 'dispute' and d.euros is not null)`,
  },
]
