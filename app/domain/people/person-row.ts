import type { people } from '#db/schema/people.ts'
import type { Person, Role } from './person.ts'

type PersonRow = Pick<typeof people.$inferSelect, 'id' | 'email' | 'name' | 'roles' | 'timeZone'>

/** The person a row stands for: nothing of passwords and authenticators leaves with it. */
export function toPerson({ id, email, name, roles, timeZone }: PersonRow): Person {
  return { id, email, name, roles: roles as Role[], timeZone }
}
