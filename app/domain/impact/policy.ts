import { hasRole, type Person } from '#app/domain/people/person.ts'

/** Who reads the whole journal with its names: those who keep the books and those who check them. */
export function mayReadJournal(person: Person): boolean {
  return hasRole(person, 'finance_officer', 'auditor', 'administrator')
}
