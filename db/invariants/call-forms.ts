import type { Invariant } from './invariant.ts'

export const callFormInvariants: Invariant[] = [
  {
    name: 'every call asks something',
    because: 'an application begins on a published version of its call’s form',
    finds: `select c.id from call c where not exists
      (select from form_version v where v.call_id = c.id and v.published_at is not null)`,
  },
  {
    name: 'every application answers a published form of its own call',
    because: 'its answers mean what that version asked',
    finds: `select a.id, v.id as version from application a left join application_form f on f.application_id = a.id
      left join form_version v on v.id = f.form_version_id
      where v.id is null or v.call_id <> a.call_id or v.published_at is null`,
  },
]
