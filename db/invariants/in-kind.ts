import type { Invariant } from './invariant.ts'

export const inKindInvariants: Invariant[] = [
  {
    name: 'hours delivered of a promise are what was confirmed, and a fulfilled promise is whole',
    because: 'delivered and promised are told side by side',
    finds: `select p.id, p.delivered, coalesce(sum(d.confirmed), 0) as confirmed, p.promised, p.state from hours_pledge p
      left join hours_delivery d on d.pledge_id = p.id and d.state = 'confirmed' group by p.id
      having coalesce(sum(d.confirmed), 0) <> p.delivered or (p.state = 'fulfilled') <> (p.delivered = p.promised)`,
  },
  {
    name: 'every lot given in kind is one confirmed delivery, of the same giver, class, month and hours',
    because: 'donated capacity joins the calendar only when a compute officer has confirmed it',
    finds: `select l.id as lot, d.id as delivery from (select * from supply_lot where source = 'donated') l
      full join (select d.*, p.donor_id, p.gpu_class from hours_delivery d join hours_pledge p on p.id = d.pledge_id
        where d.state = 'confirmed') d on d.lot_id = l.id
      where l.id is null or d.id is null
        or (l.donor_id, l.gpu_class, l.month, l.seconds) is distinct from (d.donor_id, d.gpu_class, d.month, d.confirmed)`,
  },
  {
    name: 'deliveries lie in the window of their promise, and none waits at a promise that is over',
    because: 'what nobody can confirm any more must not look as if it were coming',
    finds: `select d.id from hours_delivery d join hours_pledge p on p.id = d.pledge_id
      where d.month not between p.first_month and p.last_month or (d.state = 'noted' and p.state <> 'active')`,
  },
  {
    name: 'no promise has more noted and delivered than was promised',
    because: 'more hours are another promise',
    finds: `select p.id from hours_pledge p join hours_delivery d on d.pledge_id = p.id and d.state = 'noted'
      group by p.id having p.delivered + sum(d.said) > p.promised`,
  },
]
