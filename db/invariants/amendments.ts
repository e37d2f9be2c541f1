import type { Invariant } from './invariant.ts'

export const amendmentInvariants: Invariant[] = [
  {
    name: 'a project ends no earlier than an amendment promised',
    because: 'what an officer approved and a letter said stands',
    finds: `select a.id, a.until_after, p.ends_on from amendment a join project p on p.id = a.project_id
      where a.until_after is not null and (p.ends_on is null or p.ends_on < a.until_after)`,
  },
]
