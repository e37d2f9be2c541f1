import type { Invariant } from './invariant.ts'

export const releaseInvariants: Invariant[] = [
  {
    name: 'no large award was released by one officer alone',
    because: 'from the hours a call names, two persons stand for a decision',
    finds: `select d.id, d.application_id from decision d join release_rule r on r.release_id = d.release_id
      where decision_reach(d.id) >= r.second_from and not exists (select from draft_answer a
        where a.decision_id = d.id and a.draft = d.draft and a.stance = 'agreed' and a.answered_by <> d.decided_by)`,
  },
  {
    name: 'nobody is the second officer of an application she has a part in',
    because: 'a second pair of eyes that is partial is none',
    finds: `select s.decision_id from draft_answer s join decision d on d.id = s.decision_id
      join application a on a.id = d.application_id join person p on p.id = s.answered_by
      where a.applicant_id = s.answered_by
        or exists (select from application_member m where m.application_id = a.id and lower(m.email) = lower(p.email))
        or exists (select from conflict c where c.application_id = a.id and c.reviewer_id = s.answered_by
          and c.status <> 'dismissed' and c.stated_at < s.answered_at)
        or exists (select from co_applicant o where o.application_id = a.id and o.state = 'joined'
          and o.person_id = s.answered_by and o.answered_at < s.answered_at)`,
  },
  {
    name: 'a planned release released what was planned, at its instant or later',
    because: 'an officer looked at each draft before its time was set',
    finds: `select p.id from release_plan p join release r on r.id = p.release_id
      join decision d on d.release_id = r.id
      left join planned_draft l on l.plan_id = p.id and l.decision_id = d.id and l.draft = d.draft
      where l.plan_id is null or r.released_at < p.release_at or r.call_id <> p.call_id`,
  },
]
