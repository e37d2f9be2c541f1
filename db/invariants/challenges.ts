import type { Invariant } from './invariant.ts'

export const challengeInvariants: Invariant[] = [
  {
    name: 'what a challenge has matched is what stands at its gifts',
    because: 'the pool says what is left of a promise',
    finds: `select c.id, c.matched, coalesce(sum(m.amount), 0) as at_gifts from challenge c
      left join challenge_match m on m.challenge_id = c.id group by c.id having coalesce(sum(m.amount), 0) <> c.matched`,
  },
  {
    name: 'no gift is matched beyond the cap, or beyond its ratio',
    because: 'a matching donor owes what was promised, and no cent more',
    finds: `select m.gift_id, sum(m.amount) as matched from challenge_match m join challenge c on c.id = m.challenge_id
      join gift g on g.id = m.gift_id group by m.gift_id, c.id, g.id
      having count(distinct m.challenge_id) > 1 or sum(m.amount) > coalesce(c.cap_per_gift, sum(m.amount))
        or (c.paid = 0 and c.written_off = 0 and sum(m.amount) > greatest(g.gift_amount - g.refunded, 0) * c.cents_per_dollar / 100)`,
  },
  {
    name: 'a challenge matches no payment that was promised before',
    because: 'it is there for what others give because of it',
    finds: `select m.gift_id from challenge_match m join challenge c on c.id = m.challenge_id join gift g on g.id = m.gift_id
      where exists (select from instalment_payment i where i.gift_id = g.id)
        or exists (select from challenge_payment p where p.gift_id = g.id)`,
  },
  {
    name: 'what a challenge was paid is what its gifts paid, fund by fund, and never more than it owed there',
    because: 'a payment keeps a promise once',
    finds: `select c.id, f.fund_id from challenge c join challenge_fund f on f.challenge_id = c.id
      where c.paid <> (select coalesce(sum(t.amount), 0) from challenge_payment p
          join challenge_payment_part t on t.gift_id = p.gift_id where p.challenge_id = c.id)
        or c.written_off <> (select coalesce(sum(w.amount), 0) from challenge_write_off w where w.challenge_id = c.id)
        or (select coalesce(sum(t.amount), 0) from challenge_payment p join challenge_payment_part t
            on t.gift_id = p.gift_id and t.fund_id = f.fund_id where p.challenge_id = c.id)
          + (select coalesce(sum(w.amount), 0) from challenge_write_off w where w.challenge_id = c.id and w.fund_id = f.fund_id)
          > (select coalesce(sum(m.amount), 0) from challenge_match m where m.challenge_id = c.id and m.fund_id = f.fund_id)`,
  },
  {
    name: 'receivable is what pledges and matched challenges owe together',
    because: 'nothing of a challenge is in the books before a gift is matched, and all of it after',
    finds: `select booked.total, owed.total as owed from
      (select coalesce(sum(amount), 0) as total from posting where account = 'pledges-receivable') booked,
      (select (select coalesce(sum(matched - paid - written_off), 0) from challenge) + (select coalesce(sum(i.amount - i.paid), 0)
        from instalment i join pledge p on p.id = i.pledge_id
        where p.recognised_at is not null and i.state in ('scheduled', 'processing', 'partly')) as total) owed
      where booked.total <> owed.total`,
  },
]
