import { hasRole, type Person, type Role } from '#app/domain/people/person.ts'
import type { ApplicationState } from '../application.ts'
import type { AssignmentState } from '../review.ts'

/**
 * The one table of who sees what of an application. Pages ask `maySee`; queries are built from the same rows by seen-by.server.ts, so
 * that what may not be seen is not counted, searched, sorted or sent either (docs/decisions/0039).
 */

export const standings = [
  'applicant',
  'co-applicant',
  'reviewer-assigned',
  'reviewer-agreed',
  'reviewer-submitted',
  'reviewer-recused',
  'reviewer-removed',
  'officer',
  'auditor',
  'administrator',
  'involved-staff',
  'stranger',
] as const
/** What somebody is to one application. Who is only named in its team is a stranger to it. Staff with a part in it, asked for a review of it, or with a conflict not dismissed, are involved, and no longer officers. */
export type Standing = (typeof standings)[number]

export const kinds = [
  'number',
  'title',
  'proposal',
  'team-names',
  'award-before',
  'exact-state',
  'own-review',
  'other-reviews',
  'earlier-reviews',
  'discussion',
  'meta-review',
  'words-for-applicant',
  'decision',
  'private-note',
  'reviewer-names',
  'removal-reason',
  'conflict',
  'conflict-reason',
  'activity',
] as const
export type Kind = (typeof kinds)[number]

/** Always; once it was sent in; while it is not withdrawn either; once its decision is released; never. */
export type When = 'always' | 'sent' | 'standing' | 'released' | 'never'

type Row = Readonly<Record<Standing, When>>

const nobody: Row = {
  applicant: 'never',
  'co-applicant': 'never',
  'reviewer-assigned': 'never',
  'reviewer-agreed': 'never',
  'reviewer-submitted': 'never',
  'reviewer-recused': 'never',
  'reviewer-removed': 'never',
  officer: 'never',
  auditor: 'never',
  administrator: 'never',
  'involved-staff': 'never',
  stranger: 'never',
}
const authors = { applicant: 'always', 'co-applicant': 'always' } as const
const told = { applicant: 'released', 'co-applicant': 'released' } as const
const declared = { 'reviewer-agreed': 'standing', 'reviewer-submitted': 'standing' } as const
const staff = { officer: 'sent', auditor: 'sent', administrator: 'sent' } as const

export const sight: Readonly<Record<Kind, Row>> = {
  number: {
    ...nobody,
    ...authors,
    ...declared,
    ...staff,
    'reviewer-assigned': 'standing',
    'reviewer-recused': 'standing',
  },
  title: { ...nobody, ...authors, ...declared, ...staff },
  proposal: { ...nobody, ...authors, ...declared, ...staff },
  /** Before the declaration too: a conflict is with somebody. In a call with double blindness seen-by-reviewer.ts takes them out. */
  'team-names': { ...nobody, ...authors, ...declared, ...staff, 'reviewer-assigned': 'standing' },
  /** Of a renewal: what came of the award it renews. In a call with double blindness reviewers see its hours alone. */
  'award-before': { ...nobody, ...authors, ...declared, ...staff },
  /** An applicant is told a stage: between screening and release it is one word. */
  'exact-state': { ...nobody, ...staff },
  'own-review': { ...nobody, ...declared },
  /** Whose own is in can no longer be swayed. */
  'other-reviews': { ...nobody, ...staff, 'reviewer-submitted': 'standing' },
  /** What a review said before its reviewer changed it in the discussion; fellow reviewers read what it says now. */
  'earlier-reviews': { ...nobody, ...staff },
  /** As others' reviews: read, and joined, by whose own is in. */
  discussion: { ...nobody, ...staff, 'reviewer-submitted': 'standing' },
  /** Once it is handed in; before that it is its lead's. */
  'meta-review': { ...nobody, ...staff, 'reviewer-submitted': 'standing' },
  'words-for-applicant': { ...nobody, ...told, ...staff, 'reviewer-submitted': 'standing' },
  decision: { ...nobody, ...told, ...staff },
  'private-note': { ...nobody, ...staff },
  /** Officers ask reviewers, an auditor checks whom they asked. Who runs the machine needs neither. */
  'reviewer-names': { ...nobody, officer: 'sent', auditor: 'sent' },
  /** Why a request was taken back: its reviewer is told by letter, and sees nothing else any more. */
  'removal-reason': { ...nobody, 'reviewer-removed': 'standing', officer: 'sent', auditor: 'sent' },
  conflict: { ...nobody, officer: 'sent', auditor: 'sent' },
  /** Reviewers are told: read by programme officers only. */
  'conflict-reason': { ...nobody, officer: 'sent' },
  /** Of drafts too: that one was begun, and given longer, is told to those who check; ids and figures only. */
  activity: { ...nobody, officer: 'always', auditor: 'always', administrator: 'always' },
}

/** `isSent`: it was sent in once. A draft that is withdrawn has left the state of a draft and was not. */
type Seen = { state: ApplicationState; isSent: boolean; isReleased: boolean }

export function isWhen(when: When, { state, isSent, isReleased }: Seen): boolean {
  if (when === 'always') return true
  if (when === 'sent') return isSent
  if (when === 'standing') return isSent && state !== 'withdrawn'
  return when === 'released' && isReleased
}

export function maySee(kind: Kind, standing: Standing, application: Seen): boolean {
  return isWhen(sight[kind][standing], application)
}

export function reviewerStanding(state: AssignmentState): Standing {
  return `reviewer-${state}`
}

export const staffStandings: readonly { role: Role; standing: Standing }[] = [
  { role: 'programme_officer', standing: 'officer' },
  { role: 'auditor', standing: 'auditor' },
  { role: 'administrator', standing: 'administrator' },
]

/** What staff without a part in an application are to it; of several, the one that sees most. */
export function staffStanding(person: Person): Standing {
  return staffStandings.find(({ role }) => hasRole(person, role))?.standing ?? 'stranger'
}
