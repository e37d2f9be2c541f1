import type { Invariant } from './invariant.ts'

export const disputeInvariants: Invariant[] = [
  {
    name: 'what banks hold is what disputes have taken and not lost',
    because: 'money between two ends belongs to a dispute that somebody can name',
    finds: `select booked.held, told.held as told from
      (select coalesce(sum(amount), 0) as held from posting where account = 'disputes-held') booked,
      (select coalesce(sum(-b.amount), 0) as held from dispute d join stripe_balance_line b on b.source_id = d.stripe_dispute_id
        where d.taken + d.beyond = 0 and (d.euros is null or not exists (select from stripe_balance_line back
          where back.source_id = d.stripe_dispute_id and back.amount > 0))) told
      where booked.held <> told.held`,
  },
  {
    name: 'a gift is disputed while a dispute holds its money, and not longer',
    because: 'staff must see what may go back, and nobody else may wait for it',
    finds: `select g.id, g.state from gift g where g.settled_at is not null and (g.state = 'disputed')
      <> exists (select from dispute d where d.gift_id = g.id and d.state in ('needs_response', 'under_review'))`,
  },
  {
    name: 'a gift is lost when a dispute took the last of it',
    because: 'the word says who sent the money back: the lab, or the bank',
    finds: `select g.id, g.state from gift g where g.settled_at is not null and g.state in ('lost', 'refunded')
      and ((g.state = 'lost') <> exists (select from dispute d where d.gift_id = g.id and d.taken > 0) or g.refunded <> g.gross)`,
  },
  {
    name: 'no dispute is lost for a day before its loss is booked',
    because: 'a receipt that counts for money which is gone is wrong',
    finds: `select d.id from dispute d join gift g on g.id = d.gift_id where d.state = 'lost' and (d.amount > 0 or d.euros > 0)
      and g.settled_at is not null and d.closed_at < (select max(at) from happening) - interval '24 hours'
      and d.taken + d.beyond = 0`,
  },
  {
    name: 'what the lab lost beyond its gifts is what disputes say',
    because: 'money that went back twice is a loss somebody must look at',
    finds: `select booked.total, told.total as told from
      (select coalesce(sum(amount), 0) as total from posting where account = 'dispute-losses') booked,
      (select coalesce(sum(beyond), 0) as total from dispute) told where booked.total <> told.total`,
  },
]
