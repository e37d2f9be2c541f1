import type { Invariant } from './invariant.ts'

/** What is written off stays pledged: the loss stands in an account of its own. */
const isPromised = `p.recognised_at is not null and i.state in ('scheduled', 'processing', 'partly', 'written_off')`

export const pledgeInvariants: Invariant[] = [
  {
    name: 'the instalments of a pledge add up to it',
    because: 'a schedule that loses a cent loses trust',
    finds: `select p.id, p.amount, sum(i.amount) as parts from pledge p left join instalment i on i.pledge_id = p.id
      group by p.id having sum(i.amount) is distinct from p.amount`,
  },
  {
    name: 'the present version of a pledge is its schedule',
    because: 'a change keeps what was before and says what is now',
    finds: `select p.id, i.place from pledge p join instalment i on i.pledge_id = p.id
      left join pledge_version_line l on l.pledge_id = p.id and l.version = p.version and l.place = i.place
      where l.amount is distinct from i.amount or l.due_on is distinct from i.due_on`,
  },
  {
    name: 'what an instalment is paid is what gifts paid of it',
    because: 'an instalment counts the money that came, never the money that was scheduled',
    finds: `select i.id, i.paid, coalesce(sum(m.amount), 0) as came from instalment i
      left join instalment_payment m on m.instalment_id = i.id
      cross join lateral (select coalesce(sum(r.amount), 0) as amount from instalment_return r where r.instalment_id = i.id) back
      group by i.id, back.amount having coalesce(sum(m.amount), 0) - back.amount <> i.paid`,
  },
  {
    name: 'no gift pays more than it was',
    because: 'a dollar keeps one promise',
    finds: `select g.id, g.gross, sum(m.amount) as paid from instalment_payment m join gift g on g.id = m.gift_id
      group by g.id having sum(m.amount) > g.gross`,
  },
  {
    name: 'an active pledge has something to come, and a fulfilled one has not',
    because: 'a backer must see at a glance where her pledge stands',
    finds: `select p.id, p.state from pledge p where p.state in ('active', 'fulfilled') and (p.state = 'active')
      <> exists (select from instalment i where i.pledge_id = p.id and i.state in ('scheduled', 'processing', 'partly'))`,
  },
  {
    name: 'receivable is what recognised pledges still owe',
    because: 'the books promise no dollar that nobody has promised',
    finds: `select p.id, owed.rest, coalesce(booked.total, 0) as booked from pledge p
      join (select pledge_id, sum(amount - paid) filter (where state in ('scheduled', 'processing', 'partly')) as rest
        from instalment group by pledge_id) owed on owed.pledge_id = p.id
      left join (select coalesce(e_pledge.id, i.pledge_id) as pledge_id, sum(t.amount) as total
        from posting t join journal_entry e on e.id = t.entry_id
        left join pledge e_pledge on e.source_type = 'pledge' and e_pledge.id = e.source_id
        left join dispute d on e.source_type = 'dispute' and d.id = e.source_id
        left join pledge_payment m on (e.source_type = 'gift' and m.gift_id = e.source_id) or m.gift_id = d.gift_id
        left join instalment i on i.id = m.instalment_id
        where t.account = 'pledges-receivable' group by 1) booked on booked.pledge_id = p.id
      where coalesce(booked.total, 0) <> case when p.recognised_at is null then 0 else coalesce(owed.rest, 0) end`,
  },
  {
    name: 'a part that was divided over funds is divided whole',
    because: 'a cent of a promise that is for no fund would be paid to none',
    finds: `select i.id, i.amount - i.paid as owed, sum(s.amount) as divided from instalment i join instalment_share s on s.instalment_id = i.id
      where not exists (select from instalment_return r where r.instalment_id = i.id)
      group by i.id having sum(s.amount) < i.amount - i.paid`,
  },
  {
    name: 'what is pledged to each fund in the books is what instalments and matches still promise it',
    because: 'a promise for one fund is no promise for another',
    finds: `select account, sum(promised) as promised, sum(booked) as booked from (
      -- A divided part goes by running totals in the order of fund ids, as shareChange does; what is beyond the division is the pledge's own fund's.
      select 'pledged:' || s.fund_id as account, s.amount
          - div((d.divided - least(d.owed, d.divided)) * s.upto, d.divided)
          + div((d.divided - least(d.owed, d.divided)) * (s.upto - s.amount), d.divided) as promised, 0 as booked
        from (select i.id, (i.amount - i.paid)::numeric as owed, (select sum(amount) from instalment_share where instalment_id = i.id) as divided
          from instalment i join pledge p on p.id = i.pledge_id where ${isPromised}) d
        join (select instalment_id, fund_id, amount, sum(amount) over (partition by instalment_id order by fund_id) as upto from instalment_share) s
          on s.instalment_id = d.id
      union all
      select 'pledged:' || p.fund_id, greatest(i.amount - i.paid - (select coalesce(sum(amount), 0) from instalment_share where instalment_id = i.id), 0), 0
        from instalment i join pledge p on p.id = i.pledge_id where ${isPromised}
      union all
      select 'pledged:' || m.fund_id, m.amount, 0 from challenge_match m
      union all
      select 'pledged:' || t.fund_id, -t.amount, 0 from challenge_payment_part t
      union all
      select account, 0, -amount from posting where account like 'pledged:%'
    ) both_sides group by account having sum(promised) <> sum(booked)`,
  },
  {
    name: 'an instalment under way has exactly one open charge',
    because: 'two at once would take the money twice',
    finds: `select i.id, i.state, count(m.gift_id) as open from instalment i
      left join pledge_payment m on m.instalment_id = i.id and m.is_open and m.attempt is not null
      group by i.id having (i.state = 'processing') <> (count(m.gift_id) = 1)`,
  },
  {
    name: 'no instalment is charged twice',
    because: 'at most one charge of each attempt succeeds, and none after the instalment was settled by it',
    finds: `select i.id, sum(g.gross) as charged, i.amount from instalment i
      join pledge_payment m on m.instalment_id = i.id and m.attempt is not null
      join gift g on g.id = m.gift_id and g.settled_at is not null
      group by i.id having sum(g.gross) - (select coalesce(sum(r.amount), 0) from instalment_return r where r.instalment_id = i.id) > i.amount`,
  },
]
