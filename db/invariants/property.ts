import type { Invariant } from './invariant.ts'

export const propertyInvariants: Invariant[] = [
  {
    name: 'a gift of property says what it is, and no other gift does',
    because: 'a receipt of property describes it, and there must be something to sell',
    finds: `select g.id, g.channel from gift g left join property_gift p on p.gift_id = g.id
      where (p.gift_id is not null) <> (g.channel = 'property')`,
  },
  {
    name: 'property that is held is what the books say',
    because: 'what is sold or gone back is not held, and nothing is held that nobody gave',
    finds: `select held.amount as held, booked.amount as booked from
      (select coalesce(sum(g.gross), 0) as amount from property_gift p join gift g on g.id = p.gift_id
        where p.sold_at is null and g.state = 'settled') held,
      (select coalesce(sum(amount), 0) as amount from posting where account = 'property-held') booked
      where held.amount <> booked.amount`,
  },
  {
    name: 'every sale of property is booked once, as what it brought',
    because: 'the fund can spend that money, and no other',
    finds: `select p.gift_id, p.proceeds, sum(l.amount) as booked from property_gift p
      left join journal_entry e on e.source_type = 'property-sale' and e.source_id = p.gift_id and e.kind = 'property-sold'
      left join posting l on l.entry_id = e.id and l.account = 'bank'
      group by p.gift_id having p.proceeds is distinct from sum(l.amount)`,
  },
  {
    name: 'no receipt of property says a value',
    because: 'its giver values it, and a value on the lab’s paper would be taken for one (IRS Publication 1771)',
    finds: `select r.number, r.amount from receipt r join property_gift p on p.gift_id = r.gift_id
      where r.amount <> 0 or strpos(r.snapshot, '"property":{') = 0 or r.snapshot::jsonb ->> 'amount' <> '0'
        or r.snapshot::jsonb ->> 'giftAmount' <> '0'`,
  },
]
