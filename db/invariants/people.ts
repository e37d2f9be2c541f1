import type { Invariant } from './invariant.ts'

export const peopleInvariants: Invariant[] = [
  {
    name: 'recovery codes stand in for a second step',
    because: 'without one they would open an account that nothing else guards',
    finds: `select distinct c.person_id from recovery_code c join person p on p.id = c.person_id where p.totp_confirmed_at is null
      and not exists (select from passkey k where k.person_id = p.id)`,
  },
]
