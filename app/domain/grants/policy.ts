import { type Actor, hasRole, type Person } from '#app/domain/people/person.ts'
import type { CoApplicantState, Right } from './co-applicants/right.ts'

/** Whom an act counts for: the person, or the one the person acts as. The portal itself is nobody. */
export function personOf(actor: Actor): Person | null {
  return actor.kind === 'person' ? (actor.actingAs ?? actor.person) : null
}

/** Calls, screening, assignment, decisions and release are the programme officer's. */
export function mayRunCalls(person: Person): boolean {
  return hasRole(person, 'programme_officer')
}

/** Who may look at applications as staff. An applicant's or team member's own application is never among them. */
export function mayReadApplications(person: Person): boolean {
  return hasRole(person, 'programme_officer', 'administrator', 'auditor')
}

export function mayReview(person: Person): boolean {
  return hasRole(person, 'reviewer')
}

/** A project's Slurm account and state belong to those who run programme and cluster. */
export function mayRunProjects(person: Person): boolean {
  return hasRole(person, 'programme_officer', 'compute_officer')
}

export function mayReadProjects(person: Person): boolean {
  return hasRole(person, 'programme_officer', 'compute_officer', 'administrator', 'auditor')
}

type Rights = {
  applicantId: string
  coApplicants: readonly { personId: string | null; state: CoApplicantState; right: Right }[]
}

export function isApplicant(person: Person, application: Pick<Rights, 'applicantId'>): boolean {
  return application.applicantId === person.id
}

/** What a person may do with an application: the applicant everything, a co-applicant who has joined what they were given, others nothing. */
function rightOn(person: Person, application: Rights): Right | null {
  if (isApplicant(person, application)) return 'submit'
  const joined = application.coApplicants.find((one) => one.state === 'joined' && one.personId === person.id)
  return joined?.right ?? null
}

export function mayEdit(person: Person, application: Rights): boolean {
  const right = rightOn(person, application)
  return right === 'edit' || right === 'submit'
}

export function maySubmit(person: Person, application: Rights): boolean {
  return rightOn(person, application) === 'submit'
}

/** Whether an invitation is this person's: by the address it was written to, or by who has joined with it. */
export function isInvited(person: Person, asked: { email: string; personId: string | null }): boolean {
  return asked.personId === person.id || asked.email === person.email.toLowerCase()
}
