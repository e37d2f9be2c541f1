import type { Invariant } from './invariant.ts'

export const ownInvariants: Invariant[] = [
  {
    name: 'a year statement is the sum of its receipts',
    because: 'a statement acknowledges nothing that no receipt does',
    finds: `select s.number, s.total, sum(r.amount) as receipts from year_statement s
      left join year_statement_line l on l.statement_id = s.id left join receipt r on r.id = l.receipt_id
      group by s.id having s.total is distinct from sum(r.amount)`,
  },
  {
    name: 'a year statement lists receipts of its giver and year only, and none of a donor-advised fund',
    because: 'what it says is for one tax return',
    finds: `select s.number, r.number as receipt from year_statement s
      join year_statement_line l on l.statement_id = s.id join receipt r on r.id = l.receipt_id join gift g on g.id = r.gift_id
      where r.year <> s.year or g.channel = 'daf' or r.kind = 'void'
        or (g.donor_id <> s.donor_id and not exists (select from donor_merge_row m where m.row_id = g.id))`,
  },
  {
    name: 'one year statement counts for each giver and year',
    because: 'a giver must be able to show her year, and only once',
    finds: `select s.donor_id, s.year, count(*) as statements from year_statement s
      where not exists (select from year_statement later where later.supersedes = s.id)
      group by s.donor_id, s.year having count(*) > 1`,
  },
  {
    name: 'statement numbers have no gap within a year',
    because: 'a missing number is a question an auditor asks',
    finds: `select n.year, n.last, count(s.id) as statements from year_statement_serial n
      left join year_statement s on s.year = n.year group by n.year having count(s.id) <> n.last or max(s.serial) <> n.last`,
  },
  {
    name: 'year statements say what they said when they were issued',
    because: 'a snapshot never changes',
    finds: `select number from year_statement where removed_at is null and sha256 <> encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')`,
  },
  {
    name: 'who had herself erased has no name, address or way in left',
    because: 'what was promised to be gone is gone',
    finds: `select e.person_id from erasure e join person p on p.id = e.person_id
      where p.email not like '%@erased.invalid' or p.disabled_at is null or p.password_hash is not null
        or exists (select from session s where s.person_id = p.id) or exists (select from passkey k where k.person_id = p.id)
        or exists (select from donor d where d.id = any(e.donor_ids) and d.email is not null and d.person_id is null and d.kind <> 'organisation')`,
  },
  {
    name: 'only papers of the erased, after their day, have lost their words',
    because: 'a paper that was issued is kept as it was for as long as somebody may ask for it',
    finds: `select r.number from receipt r join gift g on g.id = r.gift_id where r.removed_at is not null
        and not exists (select from erasure e where g.donor_id = any(e.donor_ids) and e.papers_removed_at = r.removed_at)
      union all select s.number from year_statement s where s.removed_at is not null
        and not exists (select from erasure e where s.donor_id = any(e.donor_ids) and e.papers_removed_at = s.removed_at)`,
  },
  {
    name: 'papers of the erased go when their day is over',
    because: 'what was promised to go on a day is gone after it',
    finds: `select e.person_id, e.papers_until from erasure e where e.papers_removed_at is null
      and e.papers_until < (select max(at) from happening)::date - 7`,
  },
  {
    name: 'a sending of statements is finished when nobody waits in it',
    because: 'a run that ended early left givers without their paper',
    finds: `select r.id from statement_run r where r.finished_at is not null
      and exists (select from statement_run_giver g where g.run_id = r.id and g.state = 'waiting')`,
  },
]
