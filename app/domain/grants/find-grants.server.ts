import { and, desc, eq, ne, or, sql } from 'drizzle-orm'
import type { Found, Search } from '#app/domain/activity/found.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, calls, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { hasWords } from '#db/words.ts'
import { mayReadApplications, mayReadProjects } from './policy.ts'
import { isUninvolved } from './read-staff-applications.server.ts'

/** Applications by number, title, applicant or id: never a draft, and never one the reader has a part in. */
export async function findApplications(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadApplications(person)) return []
  const matching = sql`${applications.id} in (
    select ${applications.id} from ${applications} where ${hasWords([applications.number, applications.title], search.words)}
    union all select ${applications.id} from ${applications} where ${applications.applicantId} in (
      select ${people.id} from ${people} where ${hasWords([people.name, people.email], search.words)}))`
  const rows = await reads
    .select({ application: applications, applicant: people.name, call: calls.title })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.applicantId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        or(matching, eq(applications.id, search.text as 'app_')),
        ne(applications.state, 'draft'),
        isUninvolved(person),
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
  const { title, slug, institution, slurmAccount } = projects
  return sql`${projects.id} in (
    select ${projects.id} from ${projects} where ${hasWords([title, slug, institution, slurmAccount], search.words)}
    union all select ${projects.id} from ${projects} where ${projects.leadId} in (
      select ${people.id} from ${people} where ${hasWords([people.name, people.email], search.words)}))`
}
