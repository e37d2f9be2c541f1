import type { Invariant } from './invariant.ts'

export const renewalInvariants: Invariant[] = [
  {
    name: 'the award of a renewal goes on with the project of the award it renews',
    because: 'account, allocations, reports and the public page stay one project’s',
    finds: `select n.application_id, w.project_id, b.project_id as renewed from renewal n
      join award b on b.id = n.award_id join award w on w.application_id = n.application_id
      where w.project_id <> b.project_id`,
  },
  {
    name: 'a second award of a project renews an earlier one',
    because: 'without a renewal an accepted offer opens a project of its own',
    finds: `select w.id, w.project_id from award w
      where exists (select from award b where b.project_id = w.project_id and (b.accepted_at, b.id) < (w.accepted_at, w.id))
        and not exists (select from renewal n where n.application_id = w.application_id)`,
  },
  {
    name: 'an allocation is for an award of its own project',
    because: 'hours of one project’s award would be counted for another',
    finds: `select a.id, a.award_id from allocation a join award w on w.id = a.award_id where w.project_id <> a.project_id`,
  },
]
