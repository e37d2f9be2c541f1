import { hasRole, isStaff, type Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'

/** Where a person goes after signing in, when she was not on her way somewhere. */
export function landingFor(person: Person, to: string): string {
  if (to) return to
  if (isStaff(person)) return paths.admin.home()
  if (hasRole(person, 'reviewer')) return paths.review.home()
  return paths.account()
}
