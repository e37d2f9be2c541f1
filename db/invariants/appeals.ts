import type { Invariant } from './invariant.ts'

export const appealInvariants: Invariant[] = [
  {
    name: 'nobody answers an appeal against a decision of their own',
    because: 'an appeal is read by somebody who has nothing to defend',
    finds: `select p.id from appeal p join decision d on d.application_id = p.application_id
      where p.state = 'declined' and (p.answered_by = d.decided_by or exists (select from draft_answer a
        where a.decision_id = d.id and a.answered_by = p.answered_by))`,
  },
  {
    name: 'an appeal that was declined leaves its decision as it was released',
    because: 'a declined appeal is final',
    finds: `select p.id from appeal p join decision d on d.application_id = p.application_id
      where p.state = 'declined' and d.release_id is null`,
  },
]
