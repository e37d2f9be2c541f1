import type { Invariant } from './invariant.ts'

export const callRubricInvariants: Invariant[] = [
  {
    name: 'every call is reviewed by something whose weights make a whole',
    because: 'the mean of a review divides by the sum of the weights that the public page states',
    finds: `select c.id, v.number from call c left join rubric_version v on v.call_id = c.id
      where v.id is null or (select sum((one ->> 'weight')::int) from jsonb_array_elements(v.criteria) one) <> 100`,
  },
  {
    name: 'time given to an application only grows',
    because: 'what somebody was promised is not taken back',
    finds: `select later.id from deadline_extension later join deadline_extension earlier
      on earlier.application_id = later.application_id and earlier.id < later.id where later.until <= earlier.until`,
  },
]
