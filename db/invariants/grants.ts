import type { Invariant } from './invariant.ts'

export const grantsInvariants: Invariant[] = [
  {
    name: 'every award rests on a released acceptance',
    because: 'hours are granted by a decision that was made known, or not at all',
    finds: `select w.id, d.outcome, d.release_id from award w left join decision d on d.application_id = w.application_id
      where d.id is null or d.release_id is null or d.outcome not in ('accepted_full', 'accepted_partial')`,
  },
  {
    name: 'reviews are read only after the declaration',
    because: 'the conflict is declared before any content is shown',
    finds: `select id from assignment where (state in ('agreed', 'submitted')) and no_conflict_at is null`,
  },
  {
    name: 'a submitted review is whole',
    because: 'a ranking of half-filled forms would be none',
    finds: `select r.assignment_id from review r join assignment s on s.id = r.assignment_id
      join application a on a.id = s.application_id
      where (s.state = 'submitted' and r.submitted_at is null) or (r.submitted_at is not null
        and (r.confidence is null or not r.scores ?& (select array_agg(c ->> 'name') from jsonb_array_elements(
          (select v.criteria from rubric_version v where v.call_id = a.call_id order by v.number desc limit 1)) c)))`,
  },
  {
    name: 'request lines lie within their call',
    because: 'hours are asked in classes and months that the call offers',
    finds: `select l.id from request_line l join application a on a.id = l.application_id join call c on c.id = a.call_id
      where not l.gpu_class = any(c.gpu_classes) or l.first_month < c.first_month or l.last_month > c.last_month`,
  },
  {
    name: 'what was sent in asks for hours',
    because: 'an application without a request line cannot be decided',
    finds: `select a.id from application a where a.submitted_at is not null
      and a.state not in ('draft', 'returned', 'withdrawn')
      and not exists (select from request_line l where l.application_id = a.id)`,
  },
  {
    name: 'what is being changed after it was sent is so in both places',
    because: 'staff read what was sent, and its team what it changes',
    finds: `select a.id from application a left join reopening r on r.application_id = a.id and r.ended_at is null
      where (a.state = 'reopened') <> (r.id is not null)`,
  },
  {
    name: 'states and decisions agree',
    because: 'a decision is drafted, then released; an applicant is told only what was released',
    finds: `select a.id, a.state, d.outcome, d.release_id from application a left join decision d on d.application_id = a.id
      where (a.state = 'decided' and (d.id is null or d.release_id is not null))
        or (a.state in ('submitted', 'reopened', 'returned', 'ineligible', 'in_review', 'in_discussion', 'recommended') and d.id is not null
          and not (d.release_id is null and exists (select from appeal p where p.application_id = a.id and p.state = 'upheld')))
        or (a.state in ('offered', 'accepted', 'awarded', 'lapsed')
          and (d.release_id is null or d.outcome not in ('accepted_full', 'accepted_partial')))
        or (a.state = 'waitlisted' and (d.release_id is null or d.outcome <> 'waitlisted'))
        or (a.state = 'declined' and (d.release_id is null or d.outcome <> 'declined'))`,
  },
  {
    name: 'acceptances grant hours, at most those asked',
    because: 'a letter must never promise more than was asked or nothing at all',
    finds: `select d.id from decision d left join decision_line g on g.decision_id = d.id
      left join request_line l on l.application_id = d.application_id and l.gpu_class = g.gpu_class
      where (d.outcome in ('accepted_full', 'accepted_partial') and g.decision_id is null)
        or (d.outcome in ('waitlisted', 'declined') and g.decision_id is not null)
        or (g.decision_id is not null and (l.id is null or g.seconds > l.seconds_asked))`,
  },
  {
    name: 'every awarded application has its award',
    because: 'accepting makes the award and the project in one act',
    finds: `select a.id, a.state from application a left join award w on w.application_id = a.id
      where (a.state = 'awarded') <> (w.id is not null)`,
  },
  {
    name: 'a letter of outcome follows a release',
    because: 'before the release not even a letter in the queue may tell the outcome',
    finds: `select t.id from letter t left join decision d on d.application_id = split_part(t.subject_id, ':', 1)
      where t.kind in ('grant-offered', 'application-declined', 'application-waitlisted') and d.release_id is null
        and not exists (select from appeal p where p.application_id = split_part(t.subject_id, ':', 1) and p.state = 'upheld')`,
  },
]
