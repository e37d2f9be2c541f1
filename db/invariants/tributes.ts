import type { Invariant } from './invariant.ts'

export const tributeInvariants: Invariant[] = [
  {
    name: 'a card is queued when it is sent, once, and for a gift that had arrived',
    because: 'a family must not read of a gift that never was, nor twice',
    finds: `select t.id, t.state, count(l.id) as letters from tribute t join gift g on g.id = t.gift_id
      left join letter l on l.kind = 'tribute-card' and l.subject_id = t.id
      group by t.id, g.id having count(l.id) <> case when t.state = 'sent' then 1 else 0 end
        or (t.state = 'sent' and g.settled_at is null)`,
  },
]
