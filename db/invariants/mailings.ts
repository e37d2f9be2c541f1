import type { Invariant } from './invariant.ts'

export const mailingInvariants: Invariant[] = [
  {
    name: 'a donor of a mailing has its letter exactly when it was queued',
    because: 'nobody is written to twice, and nobody is counted who was not written to',
    finds: `select m.id, m.state from mailing_donor m left join letter l on l.kind = 'donor-letter' and l.subject_id = m.id
      group by m.id having count(l.id) <> (m.state = 'queued')::int`,
  },
  {
    name: 'a mailing is sent when nobody waits in it',
    because: 'one that ended early left donors without their letter',
    finds: `select m.id from mailing m where m.state = 'sent'
      and exists (select from mailing_donor d where d.mailing_id = m.id and d.state = 'waiting')`,
  },
]
