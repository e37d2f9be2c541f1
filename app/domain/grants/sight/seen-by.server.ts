import { and, eq, not, or, type SQL, sql } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { applicationMembers, applicationSaves, applications } from '#db/schema/grants.ts'
import { assignmentReviewers, conflicts } from '#db/schema/sight.ts'
import type { AssignmentState } from '../review.ts'
import { type Kind, reviewerStanding, type Standing, sight, staffStandings, type When } from './sight.ts'

/**
 * What every query of grants starts from: conditions over `application`, built from the table in sight.ts. They stand in the base
 * query, never after it, so that no count, page, search or order knows of a row its reader may not see.
 */

type Side = 'author' | 'reviewer' | 'staff'

/** Whether a person sees this kind of content of an application, by any of the sides named. */
export function isSeenBy(person: Person, kind: Kind, sides: readonly Side[] = ['author', 'reviewer', 'staff']): SQL {
  const ways = sides.flatMap((side) => waysOf[side](person, kind))
  return ways.length === 0 ? sql`false` : sql`(${or(...ways)})`
}

/** The same for staff at work: nothing of an application they have a part in. */
export function isSeenByStaff(person: Person, kind: Kind): SQL {
  return isSeenBy(person, kind, ['staff'])
}

const waysOf: Record<Side, (person: Person, kind: Kind) => SQL[]> = {
  author: (person, kind) => [
    ...way(kind, 'applicant', eq(applications.applicantId, person.id)),
    ...way(kind, 'co-applicant', isJoined(person)),
  ],
  reviewer: (person, kind) =>
    hasRole(person, 'reviewer')
      ? assignmentStates.flatMap((state) => way(kind, reviewerStanding(state), isAsked(person, state)))
      : [],
  staff: (person, kind) => {
    const whens = staffStandings.flatMap(({ role, standing }) => (hasRole(person, role) ? [sight[kind][standing]] : []))
    return [...new Set(whens)].flatMap((when) => under(when, isUninvolved(person)))
  },
}

const assignmentStates: readonly AssignmentState[] = ['assigned', 'agreed', 'submitted', 'recused', 'removed']

function way(kind: Kind, standing: Standing, is: SQL): SQL[] {
  return under(sight[kind][standing], is)
}

function under(when: When, is: SQL): SQL[] {
  if (when === 'never') return []
  return [sql`(${and(is, isNow[when])})`]
}

const { state, submittedAt } = applications

/** `isWhen` of sight.ts, in SQL. */
export const isNow: Record<Exclude<When, 'never'>, SQL> = {
  always: sql`true`,
  sent: sql`${submittedAt} is not null`,
  standing: sql`(${submittedAt} is not null and ${state} <> 'withdrawn')`,
  released: sql`exists (select from decision d where d.application_id = ${applications.id} and d.release_id is not null)`,
}

/** Their own applications, and those they have joined as co-applicants. Being named in a team opens nothing. */
export function isMine(person: Person): SQL {
  return sql`(${or(eq(applications.applicantId, person.id), isJoined(person))})`
}

function isJoined(person: Person): SQL {
  return sql`exists (select from ${coApplicants} o
    where o.application_id = ${applications.id} and o.person_id = ${person.id} and o.state = 'joined')`
}

function isAsked(person: Person, state: AssignmentState): SQL {
  return sql`exists (select from ${assignmentReviewers} r join assignment s on s.id = r.assignment_id
    where r.application_id = ${applications.id} and r.reviewer_id = ${person.id} and s.state = ${state})`
}

/**
 * Not applicant, not a co-applicant who has joined, nor one who wrote of it and left, not named in the team, not asked for a review of it, whatever became of that, and
 * without a conflict that is not dismissed. Staff who are get no row of the application, and so no count either. An invitation counts
 * only once it is accepted: else an applicant could shut out any officer with a letter.
 */
export function isUninvolved(person: Person): SQL {
  const email = person.email.toLowerCase()
  return sql`(${applications.applicantId} <> ${person.id}
    and not exists (select from ${applicationMembers} m where m.application_id = ${applications.id} and lower(m.email) = ${email})
    and not exists (select from ${coApplicants} o where o.application_id = ${applications.id}
      and o.state = 'joined' and (o.person_id = ${person.id} or o.email = ${email}))
    and not exists (select from ${applicationSaves} w where w.application_id = ${applications.id} and w.saved_by = ${person.id})
    and not exists (select from ${assignmentReviewers} r where r.application_id = ${applications.id} and r.reviewer_id = ${person.id})
    and not exists (select from ${conflicts} c
      where c.application_id = ${applications.id} and c.reviewer_id = ${person.id} and c.status <> 'dismissed'))`
}

/** Whether a person has a part in an application: then it is not theirs to judge. */
export async function isInvolved(reads: Reads, person: Person, { id }: { id: Id<'app'> }): Promise<boolean> {
  const involved = await reads
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), not(isUninvolved(person))))
  return involved.length > 0
}
