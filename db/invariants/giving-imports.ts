import type { Invariant } from './invariant.ts'

export const givingImportInvariants: Invariant[] = [
  {
    name: 'a written row of a file has made what it tells of, and one taken back has left no gift',
    because: 'an import is followed row by row, and can be taken back',
    finds: `select r.import_id, r.row, r.gift_id from giving_import_row r join giving_import i on i.id = r.import_id
      left join gift g on g.id = r.gift_id left join pledge p on p.id = r.pledge_id
      where r.written_at is not null and case when r.undone_at is not null then g.id is not null
        when i.kind = 'gifts' then g.import_id is distinct from i.id when i.kind = 'pledges' then p.id is null else r.donor_id is null end`,
  },
  {
    name: 'every imported gift is the one of a row',
    because: 'no row is written twice',
    finds: `select g.id, count(r.row) as rows from gift g left join giving_import_row r on r.gift_id = g.id and r.undone_at is null
      where g.import_id is not null group by g.id having count(r.row) <> 1`,
  },
  {
    name: 'an import that is done has nothing left to write',
    because: 'staff rely on what its page says',
    finds: `select i.id, i.state from giving_import i where (i.state = 'done' and exists (select from giving_import_row r
        where r.import_id = i.id and r.verdict in ('new', 'known') and r.written_at is null))
      or (i.state = 'undone' and exists (select from giving_import_row r
        where r.import_id = i.id and r.written_at is not null and r.undone_at is null))`,
  },
  {
    name: 'money from before these books is what gifts of it say',
    because: 'no fund can spend it, and nothing else stands there',
    finds: `select told.amount, booked.amount as booked from
      (select coalesce(sum(gross), 0) as amount from gift where is_earlier) told,
      (select coalesce(sum(amount), 0) as amount from posting where account = 'earlier-money') booked where told.amount <> booked.amount`,
  },
]
