import type { Invariant } from './invariant.ts'

export const reviewInvariants: Invariant[] = [
  {
    name: 'a review that is in says what its last version says',
    because: 'scores count as they are now, and what they were before is read from the versions',
    finds: `select r.assignment_id from review r left join lateral (select * from review_version v
        where v.assignment_id = r.assignment_id order by v.number desc limit 1) as last on true
      where r.submitted_at is not null and (last.number is null or last.scores <> r.scores or last.confidence <> r.confidence
        or last.for_committee <> r.for_committee or last.for_applicant <> r.for_applicant)`,
  },
  {
    name: 'the first version of a review is what was sent in, and none is missing',
    because: 'what somebody thought before the discussion is kept beside what they thought after it',
    finds: `select v.assignment_id from review_version v join review r on r.assignment_id = v.assignment_id
      group by v.assignment_id, r.submitted_at
      having min(v.number) <> 1 or max(v.number) <> count(*)
        or min(v.handed_in_at) is distinct from r.submitted_at`,
  },
]
