import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { CoApplicantState, Right } from './right.ts'

export type CoApplicant = {
  id: Id<'cap'>
  email: string
  personId: Id<'psn'> | null
  /** Null until they have an account and have joined. */
  name: string | null
  right: Right
  state: CoApplicantState
  invitedAt: Date
  answeredAt: Date | null
}

/** Everybody who was asked to work on an application, in the order they were. The caller has made sure who reads. */
export async function readCoApplicants(reads: Reads, applicationId: Id<'app'>): Promise<CoApplicant[]> {
  const { id, email, personId, right, state, invitedAt, answeredAt } = coApplicants
  return reads
    .select({ id, email, personId, name: people.name, right, state, invitedAt, answeredAt })
    .from(coApplicants)
    .leftJoin(people, eq(people.id, personId))
    .where(eq(coApplicants.applicationId, applicationId))
    .orderBy(asc(id))
}

export type Invitation = {
  id: Id<'cap'>
  applicationId: Id<'app'>
  title: string
  number: string
  call: string
  leadName: string
  right: Right
  state: Exclude<CoApplicantState, 'declined'>
  invitedAt: Date
}

/** What is left of an invitation for who declined it or left: the application goes on without them. */
export type DeclinedInvitation = Pick<Invitation, 'id' | 'leadName'> & { state: 'declined' }

/** An invitation for whom it was written to: what it is about, and nothing of the answers. Null for everybody else, and once it is taken back. */
export async function readInvitation(
  world: Touches<'db'>,
  person: Person,
  id: Id<'cap'>,
): Promise<Invitation | DeclinedInvitation | null> {
  const [found] = await invitations(world, person, eq(coApplicants.id, id), ['invited', 'joined', 'declined'])
  if (!found) return null
  const { state, leadName } = found
  return state === 'declined' ? { id, leadName, state } : { ...found, state }
}

/** The invitations that wait for this person's answer, the oldest first. */
export async function readInvitations(world: Touches<'db'>, person: Person): Promise<Omit<Invitation, 'state'>[]> {
  return invitations(world, person, undefined, ['invited'])
}

async function invitations(
  world: Touches<'db'>,
  person: Person,
  isIt: ReturnType<typeof eq> | undefined,
  states: CoApplicantState[],
): Promise<(Omit<Invitation, 'state'> & { state: CoApplicantState })[]> {
  const { id, applicationId, right, state, invitedAt } = coApplicants
  const mine = or(eq(coApplicants.personId, person.id), sql`${coApplicants.email} = ${person.email.toLowerCase()}`)
  return world.db
    .select({
      ...{ id, applicationId, right, state, invitedAt },
      title: applications.title,
      number: applications.number,
      call: calls.title,
      leadName: people.name,
    })
    .from(coApplicants)
    .innerJoin(applications, eq(applications.id, applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(isIt, mine, inArray(state, states)))
    .orderBy(asc(id))
    .limit(50)
}
