import type { Invariant } from './invariant.ts'

export const impactInvariants: Invariant[] = [
  {
    name: 'no lot is paid beyond its price',
    because: 'money drawn twice would show one dollar in two places',
    finds: `select d.lot_id, sum(d.amount) as drawn, l.cost from fund_draw d join supply_lot l on l.id = d.lot_id
      group by d.lot_id, l.cost having sum(d.amount) > coalesce(l.cost, 0)`,
  },
  {
    name: 'a lot draws from its own fund',
    because: 'restricted money pays only for what it was given for',
    finds:
      'select d.id, d.fund_id, l.fund_id as lot_fund from fund_draw d join supply_lot l on l.id = d.lot_id where l.fund_id is distinct from d.fund_id',
  },
  {
    name: 'no gift pays beyond what is left of it',
    because: 'money that went back to the giver bought nothing',
    finds: `select d.gift_id, d.fund_id, sum(d.amount) as drawn, m.available from fund_draw d
      left join gift_money m on m.gift_id = d.gift_id and m.fund_id = d.fund_id
      group by d.gift_id, d.fund_id, m.available having sum(d.amount) > coalesce(m.available, 0)`,
  },
  {
    name: 'no gift takes back more than it paid for a lot',
    because: 'a lot cannot owe a gift hours',
    finds:
      'select lot_id, gift_id, sum(amount) as drawn from fund_draw group by lot_id, gift_id having sum(amount) < 0',
  },
  {
    name: 'the cover of a lot is its draws',
    because: 'a lot thought covered would wait for its money forever',
    finds: `select coalesce(c.lot_id, d.lot_id) as lot_id, c.drawn as kept, d.amount as summed from lot_cover c
      full join (select lot_id, sum(amount) as amount from fund_draw group by lot_id) d on d.lot_id = c.lot_id
      where c.drawn is distinct from d.amount`,
  },
  {
    name: 'no lot waits for money that is there',
    because: 'gifts are drawn in the order they came, as soon as they are needed',
    finds: `select l.id, l.cost, c.drawn, g.balance from supply_lot l left join lot_cover c on c.lot_id = l.id
      join guarded_balance g on g.key = 'fund:' || l.fund_id and g.asset = 'USD'
      where l.source = 'purchased' and l.cost > coalesce(c.drawn, 0) and g.balance >= 0`,
  },
  {
    name: 'undrawn gifts less uncovered lots are what the fund has left',
    because: 'the trace and the journal tell of the same money',
    finds: `select f.id, coalesce(m.available, 0) as given, coalesce(l.cost, 0) as spent, coalesce(g.balance, 0) as left_in_journal from fund f
      left join (select fund_id, sum(available) as available from gift_money group by fund_id) m on m.fund_id = f.id
      left join (select fund_id, sum(cost) as cost from supply_lot where source = 'purchased' group by fund_id) l on l.fund_id = f.id
      left join guarded_balance g on g.key = 'fund:' || f.id and g.asset = 'USD'
      where coalesce(m.available, 0) - coalesce(l.cost, 0) <> coalesce(g.balance, 0)`,
  },
]
