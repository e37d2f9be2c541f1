import type { Invariant } from './invariant.ts'

const booked = "('settled', 'partly_refunded', 'refunded', 'disputed', 'lost')"

export const recurringInvariants: Invariant[] = [
  {
    name: 'a donor has one plan for each fund and way of paying',
    because: 'a second plan is a double charge',
    finds: `select donor_id, fund_id, channel, count(*) as plans from recurring_plan
      where state in ('started', 'active', 'past_due', 'paused', 'cancelling')
      group by donor_id, fund_id, channel having count(*) > 1`,
  },
  {
    name: 'every paid invoice of a plan is one gift of its donor, of the same sum',
    because: 'what Stripe charged is a gift once, and the right one',
    finds: `select i.id, i.gift_id from plan_invoice i join recurring_plan p on p.id = i.plan_id
      left join gift g on g.id = i.gift_id
      where i.state = 'paid' and (g.id is null or g.state not in ${booked} or g.gross <> i.amount)`,
  },
  {
    name: 'every gift of an invoice has its invoice',
    because: 'a gift that repeats comes from its plan',
    finds: `select g.id from gift g left join plan_invoice i on i.gift_id = g.id
      where g.intent_id like 'invoice:%' and i.id is distinct from substr(g.intent_id, 9)`,
  },
  {
    name: 'nothing is charged for a plan after its end',
    because: 'a giver who stopped has stopped',
    finds: `select i.id, p.ended_at from plan_invoice i join recurring_plan p on p.id = i.plan_id
      where p.state = 'cancelled' and i.state = 'paid' and i.created_at > p.ended_at`,
  },
  {
    name: 'a plan is of the sum its last change says',
    because: 'the log of changes is what a giver is shown',
    finds: `select p.id, p.gross, c.gift_amount + c.fee_cover as logged from recurring_plan p
      join lateral (select * from plan_change c where c.plan_id = p.id and c.state = 'done'
        and c.kind in ('started', 'amount', 'found') order by c.done_at desc, c.id desc limit 1) c on true
      where c.gift_amount + c.fee_cover <> p.gross`,
  },
  {
    name: 'every plan that began has its first line in the log',
    because: 'a log without a beginning proves nothing',
    finds: `select p.id from recurring_plan p where p.started_at is not null
      and (select count(*) from plan_change c where c.plan_id = p.id and c.kind = 'started') <> 1`,
  },
]
