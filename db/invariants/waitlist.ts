import type { Invariant } from './invariant.ts'

export const waitlistInvariants: Invariant[] = [
  {
    name: 'a call promises no more hours than its releases offered',
    because: 'the waiting list lives on hours that came back, and on no others',
    finds: `select c.id, r.gpu_class, r.seconds from call c cross join lateral hours_returned(c.id) r where r.seconds < 0`,
  },
  {
    name: 'an offer from the waiting list is useful',
    because: 'less than the least useful hours would be hours lost',
    finds: `select p.decision_id, l.gpu_class from promotion p join decision d on d.id = p.decision_id and d.draft = p.draft
      join request_line l on l.application_id = d.application_id
      left join decision_line g on g.decision_id = d.id and g.gpu_class = l.gpu_class
      where coalesce(g.seconds, 0) < l.seconds_least_useful`,
  },
  {
    name: 'whoever was offered from the waiting list had been told to wait',
    because: 'the list is made by a release',
    finds: `select p.decision_id from promotion p join decision d on d.id = p.decision_id and d.draft = p.draft
      join application a on a.id = d.application_id left join release r on r.id = d.release_id
      where a.state not in ('in_discussion', 'recommended', 'decided') and (r.id is null or p.promoted_at < r.released_at or d.outcome not in ('accepted_full', 'accepted_partial'))`,
  },
]
