import { type Actor, hasRole, type Person } from '#app/domain/people/person.ts'

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

type Team = { applicantId: string; members: readonly { email: string; role: string }[] }

export function isApplicant(person: Person, application: Pick<Team, 'applicantId'>): boolean {
  return application.applicantId === person.id
}

/** The applicant, co-investigators and managers write; members read. */
export function mayEdit(person: Person, application: Team): boolean {
  return (
    isApplicant(person, application) ||
    application.members.some((member) => isSameAddress(member.email, person) && member.role !== 'member')
  )
}

function isSameAddress(email: string, person: Person): boolean {
  return email.toLowerCase() === person.email.toLowerCase()
}
