import type { Invariant } from './invariant.ts'

export const donorInvariants: Invariant[] = [
  {
    name: 'nothing stands with a donor that was made one with another',
    because: 'whoever looks for it finds the other',
    finds: `select d.id, d.merged_into from donor d where d.merged_into is not null and (
      exists (select from gift g where g.donor_id = d.id) or exists (select from pledge p where p.donor_id = d.id)
      or exists (select from recurring_plan r where r.donor_id = d.id) or exists (select from supply_lot l where l.donor_id = d.id)
      or exists (select from hours_pledge h where h.donor_id = d.id) or exists (select from challenge c where c.donor_id = d.id)
      or exists (select from donor other where other.merged_into = d.id))`,
  },
  {
    name: 'a donor was made one with another exactly as long as a merge says so',
    because: 'every merge can be undone',
    finds: `select d.id from donor d where (d.merged_into is not null) <>
      exists (select from donor_merge m where m.merged_id = d.id and m.undone_at is null)`,
  },
  {
    name: 'nobody is credited for more than a gift',
    because: 'a soft credit thanks for money that came',
    finds: `select c.id, c.amount, g.gross from soft_credit c join gift g on g.id = c.gift_id where c.amount > g.gross`,
  },
  {
    name: 'claims on employers have no more of a company’s gift than it is',
    because: 'one dollar of a company answers one dollar of an employee',
    finds: `select g.id, g.gross, sum(c.answered) as answered from employer_claim c join gift g on g.id = c.company_gift_id
      group by g.id having sum(c.answered) > g.gross`,
  },
  {
    name: 'a donor with several people has one to write to',
    because: 'letters need somebody to open them',
    finds: `select c.donor_id from donor_contact c group by c.donor_id having count(*) filter (where c.is_primary) <> 1`,
  },
]
