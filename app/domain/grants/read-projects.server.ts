import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { awardLines, signedAgreements } from '#db/schema/agreements.ts'
import { applications, awards, calls, projectMembers, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayHaveAgreement } from './agreements/read-signed-agreement.server.ts'
import type { DecisionLine } from './decision.ts'
import { mayReadProjects, mayRunProjects } from './policy.ts'
import { type ProjectState, publicStates } from './project.ts'

export type PublicProject = {
  id: Id<'prj'>
  slug: string
  title: string
  summary: string
  institution: string
  lead: string
  state: ProjectState
  startsOn: Day | null
  endsOn: Day | null
  outputs: number
}

const publicColumns = {
  id: projects.id,
  slug: projects.slug,
  title: projects.title,
  summary: projects.summary,
  institution: projects.institution,
  lead: people.name,
  state: projects.state,
  startsOn: projects.startsOn,
  endsOn: projects.endsOn,
  outputs: sql<number>`(select count(*)::int from output o where o.project_id = ${projects.id})`,
}

/** Projects anyone may see: public ones that are running or over, the newest first. */
export async function readPublicProjects(world: Touches<'db'>): Promise<PublicProject[]> {
  return world.db
    .select(publicColumns)
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(and(eq(projects.isPublic, true), inArray(projects.state, publicStates)))
    .orderBy(desc(projects.id))
    .limit(500)
}

/** One public project by its address; null when there is none that anyone may see. */
export async function readProjectBySlug(world: Touches<'db'>, slug: string): Promise<PublicProject | null> {
  const [project] = await world.db
    .select(publicColumns)
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(and(eq(projects.slug, slug), eq(projects.isPublic, true), inArray(projects.state, publicStates)))
  return project ?? null
}

export type ProjectForPerson = Omit<PublicProject, 'outputs'> & {
  leadId: Id<'psn'>
  slurmAccount: string | null
  isPublic: boolean
  createdAt: Date
  members: { personId: Id<'psn'>; name: string; role: string }[]
  awards: {
    id: Id<'awd'>
    applicationId: Id<'app'>
    number: string
    call: string
    acceptedAt: Date
    /** Whether the person may have the agreement as it was signed. */
    hasAgreement: boolean
    lines: DecisionLine[]
  }[]
  /** Whether the person may set its account and state. */
  mayRun: boolean
  mayRecord: boolean
}

/** A project with its team and awards, for its members and for staff; null for everybody else. */
export async function readProject(
  world: Touches<'db'>,
  person: Person,
  id: Id<'prj'>,
): Promise<ProjectForPerson | null> {
  const [row] = await world.db
    .select({ project: projects, lead: people.name })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(and(eq(projects.id, id), mayReadProjects(person) ? undefined : isMember(person)))
  if (!row) return null
  const members = await world.db
    .select({ personId: people.id, name: people.name, role: projectMembers.role })
    .from(projectMembers)
    .innerJoin(people, eq(people.id, projectMembers.personId))
    .where(eq(projectMembers.projectId, id))
    .orderBy(sql`array_position(array['pi', 'co_pi', 'manager', 'member'], ${projectMembers.role})`, asc(people.name))
  const mayRun = mayRunProjects(person)
  return {
    ...row.project,
    lead: row.lead,
    members,
    awards: await readAwards(world, person, id),
    mayRun,
    mayRecord: mayRun || members.some((member) => member.personId === person.id),
  }
}

export type ProjectLine = {
  id: Id<'prj'>
  slug: string
  title: string
  institution: string
  lead: string
  state: ProjectState
  slurmAccount: string | null
  endsOn: Day | null
}

const lineColumns = {
  id: projects.id,
  slug: projects.slug,
  title: projects.title,
  institution: projects.institution,
  lead: people.name,
  state: projects.state,
  slurmAccount: projects.slurmAccount,
  endsOn: projects.endsOn,
}

/** The projects a person is a member of. */
export async function readMyProjects(world: Touches<'db'>, person: Person): Promise<ProjectLine[]> {
  return world.db
    .select(lineColumns)
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(isMember(person))
    .orderBy(desc(projects.id))
    .limit(100)
}

/** Every project, for staff. */
export async function readStaffProjects(world: Touches<'db'>, person: Person): Promise<ProjectLine[]> {
  if (!mayReadProjects(person)) return []
  return world.db
    .select(lineColumns)
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .orderBy(desc(projects.id))
    .limit(500)
}

function isMember(person: Person) {
  return sql`exists (select from ${projectMembers} m where m.project_id = ${projects.id} and m.person_id = ${person.id})`
}

async function readAwards(world: Touches<'db'>, person: Person, id: Id<'prj'>): Promise<ProjectForPerson['awards']> {
  const rows = await world.db
    .select({
      id: awards.id,
      applicationId: awards.applicationId,
      number: applications.number,
      call: calls.title,
      acceptedAt: awards.acceptedAt,
      hasAgreement: sql<boolean>`(${signedAgreements.awardId} is not null and ${mayHaveAgreement(person)})`,
    })
    .from(awards)
    .innerJoin(applications, eq(applications.id, awards.applicationId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .leftJoin(signedAgreements, eq(signedAgreements.awardId, awards.id))
    .where(eq(awards.projectId, id))
    .orderBy(asc(awards.id))
  const { awardId, gpuClass, seconds, firstMonth, lastMonth } = awardLines
  const lines = await world.db
    .select({ awardId, gpuClass, seconds, firstMonth, lastMonth })
    .from(awardLines)
    .innerJoin(awards, eq(awards.id, awardId))
    .where(eq(awards.projectId, id))
    .orderBy(asc(gpuClass))
  const linesOf = groupBy(lines, (line) => line.awardId)
  return rows.map((award) => ({
    ...award,
    lines: (linesOf.get(award.id) ?? []).map(({ awardId: _, ...line }) => line),
  }))
}
