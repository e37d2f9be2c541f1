import type { Invariant } from './invariant.ts'

export const sightInvariants: Invariant[] = [
  {
    name: 'every assignment has its one reviewer',
    because: 'a review nobody wrote, or one that counts for another application, is worth nothing',
    finds: `select s.id from assignment s left join assignment_reviewer r on r.assignment_id = s.id
      where r.assignment_id is null or r.application_id <> s.application_id`,
  },
  {
    name: 'nobody decides on their own application',
    because: 'an officer with a part in it is no judge of it',
    finds: `select d.id, d.application_id from decision d join application a on a.id = d.application_id
      join person p on p.id = d.decided_by
      where a.applicant_id = d.decided_by or exists (select from application_member m
        where m.application_id = a.id and lower(m.email) = lower(p.email))
      or exists (select from conflict c where c.application_id = a.id and c.reviewer_id = d.decided_by
        and c.status <> 'dismissed' and c.stated_at < d.decided_at)
      or exists (select from co_applicant o where o.application_id = a.id and o.person_id = d.decided_by
        and o.state = 'joined' and o.answered_at < d.decided_at)
      or exists (select from assignment s join assignment_reviewer r on r.assignment_id = s.id
        where s.application_id = a.id and r.reviewer_id = d.decided_by and s.assigned_at < d.decided_at)`,
  },
  {
    name: 'no reviewer with an open conflict has a live assignment',
    because: 'a conflict, confirmed or suspected, hides the application',
    finds: `select s.id from assignment s join assignment_reviewer r on r.assignment_id = s.id
      join conflict c on c.application_id = s.application_id and c.reviewer_id = r.reviewer_id
      where s.state not in ('recused', 'removed') and c.status <> 'dismissed'`,
  },
  {
    name: 'nobody reviews their own application',
    because: 'neither the applicant nor the team scores itself',
    finds: `select s.id from assignment s join assignment_reviewer r on r.assignment_id = s.id
      join application a on a.id = s.application_id join person p on p.id = r.reviewer_id
      where s.state not in ('recused', 'removed') and (a.applicant_id = r.reviewer_id or exists (select from application_member m
        where m.application_id = a.id and lower(m.email) = lower(p.email))
        or exists (select from co_applicant o where o.application_id = a.id and o.person_id = r.reviewer_id and o.state = 'joined'))`,
  },
]
