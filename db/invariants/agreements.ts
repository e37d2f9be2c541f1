import type { Invariant } from './invariant.ts'

export const agreementInvariants: Invariant[] = [
  {
    name: 'every offer names the agreement it was released with',
    because: 'nobody is asked to sign a text that was written after the offer',
    finds: `select d.id, d.application_id from decision d left join offered_agreement o on o.decision_id = d.id
      where d.offer_until is not null and o.decision_id is null`,
  },
  {
    name: 'an award comes to hours, and to no more than was offered',
    because: 'an applicant takes all of an offer or a part of it',
    finds: `select w.id, l.gpu_class, l.seconds from award w
      join decision d on d.application_id = w.application_id
      left join award_line l on l.award_id = w.id
      left join decision_line o on o.decision_id = d.id and o.gpu_class = l.gpu_class
      where l.award_id is null or o.seconds is null or l.seconds > o.seconds
        or (l.first_month, l.last_month) <> (o.first_month, o.last_month)`,
  },
  {
    name: 'a signed agreement names the hours of its award',
    because: 'what both sides hold and what is allocated are the same hours',
    finds: `select s.award_id from signed_agreement s
      where (select array_agg(l.gpu_class || ' ' || l.seconds order by l.gpu_class) from award_line l where l.award_id = s.award_id)
        is distinct from (select array_agg((h ->> 'gpuClass') || ' ' || (h ->> 'seconds') order by h ->> 'gpuClass')
          from jsonb_array_elements(s.paper::jsonb -> 'hours') h)`,
  },
]
