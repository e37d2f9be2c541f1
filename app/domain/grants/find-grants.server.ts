import { and, desc, eq, or } from 'drizzle-orm'
import type { Found, Search } from '#app/domain/activity/found.ts'
import { personWords } from '#app/domain/people/find-people.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, calls, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { isAmongWords } from '#db/words.ts'
import { mayReadApplications, mayReadProjects } from './policy.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'

const applicationWords = { in: applications, key: applications.id, columns: [applications.number, applications.title] }
const projectWords = {
  in: projects,
  key: projects.id,
  columns: [projects.title, projects.slug, projects.institution, projects.slurmAccount],
}

/** Applications by number, title, applicant or id: never a draft, and never one the reader has a part in. */
export async function findApplications(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadApplications(person)) return []
  const rows = await reads
    .select({ application: applications, applicant: people.name, call: calls.title })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.applicantId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        or(
          isAmongWords(applications.id, applicationWords, search.words),
          isAmongWords(applications.applicantId, personWords, search.words),
          eq(applications.id, search.text as 'app_'),
        ),
        isSeenByStaff(person, 'title'),
      ),
    )
    .orderBy(desc(applications.id))
    .limit(search.size)
  return rows.map(({ application, applicant, call }) => ({
    kind: 'application',
    id: application.id,
    at: application.id,
    title: `${application.number} ${application.title}`,
    detail: `${applicant}, ${call}`,
    state: application.state,
  }))
}

/** Projects by title, institution, Slurm account, lead or id. */
export async function findProjects(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadProjects(person)) return []
  const rows = await reads
    .select({ project: projects, lead: people.name })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(or(isProjectOf(search), eq(projects.id, search.text as 'prj_')))
    .orderBy(desc(projects.id))
    .limit(search.size)
  return rows.map(({ project, lead }) => ({
    kind: 'project',
    id: project.id,
    at: project.id,
    title: project.title,
    detail: [lead, project.institution, project.slurmAccount].filter(Boolean).join(', '),
    state: project.state,
  }))
}

/** Whether the words name a project or the person who leads it. */
export function isProjectOf(search: Search) {
  return or(
    isAmongWords(projects.id, projectWords, search.words),
    isAmongWords(projects.leadId, personWords, search.words),
  )
}
