import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications, calls, requestLines } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import type { ApplicationState } from './application.ts'
import { mayReadApplications } from './policy.ts'
import type { RequestLine } from './request.ts'
import { isSeenByStaff } from './sight/seen-by.server.ts'

export type ApplicationFilter = {
  state?: ApplicationState | undefined
  callId?: Id<'cal'> | undefined
  /** Words in the number, title or applicant's name. */
  words?: string | undefined
  before?: Id<'app'> | undefined
  after?: Id<'app'> | undefined
}

export type StaffApplicationLine = {
  id: Id<'app'>
  number: string
  title: string
  state: ApplicationState
  applicant: string
  institution: string
  call: string
  submittedAt: Date | null
  lines: RequestLine[]
}

export type StaffApplicationPage = {
  applications: StaffApplicationLine[]
  previous: Id<'app'> | null
  next: Id<'app'> | null
}

const pageSize = 50

/** Applications that were sent in, the newest first, fifty at a time; drafts are nobody's but their authors'. */
export async function readStaffApplications(
  world: Touches<'db'>,
  person: Person,
  filter: ApplicationFilter = {},
): Promise<StaffApplicationPage> {
  if (!mayReadApplications(person)) return { applications: [], previous: null, next: null }
  const isBackwards = filter.after !== undefined
  const rows = await world.db
    .select({ application: applications, applicant: people.name, call: calls.title })
    .from(applications)
    .innerJoin(people, eq(people.id, applications.applicantId))
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(
      and(
        isSeenByStaff(person, 'title'),
        filter.state ? eq(applications.state, filter.state) : undefined,
        filter.callId ? eq(applications.callId, filter.callId) : undefined,
        filter.words ? matches(filter.words) : undefined,
        filter.before ? lt(applications.id, filter.before) : undefined,
        filter.after ? gt(applications.id, filter.after) : undefined,
      ),
    )
    .orderBy(isBackwards ? asc(applications.id) : desc(applications.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  if (isBackwards) shown.reverse()
  const hasMore = rows.length > pageSize
  const lines = await readLinesOf(
    world,
    shown.map(({ application }) => application.id),
  )
  return {
    applications: shown.map(({ application, applicant, call }) => ({
      id: application.id,
      number: application.number,
      title: application.title,
      state: application.state,
      applicant,
      institution: application.answers.institution ?? '',
      call,
      submittedAt: application.submittedAt,
      lines: lines.get(application.id) ?? [],
    })),
    previous: (isBackwards ? hasMore : filter.before !== undefined) ? (shown.at(0)?.application.id ?? null) : null,
    next: (isBackwards ? true : hasMore) ? (shown.at(-1)?.application.id ?? null) : null,
  }
}

/** The request lines of several applications at once. */
export async function readLinesOf(world: { db: Reads }, ids: Id<'app'>[]): Promise<Map<Id<'app'>, RequestLine[]>> {
  const byApplication = new Map<Id<'app'>, RequestLine[]>()
  if (ids.length === 0) return byApplication
  const rows = await world.db
    .select()
    .from(requestLines)
    .where(inArray(requestLines.applicationId, ids))
    .orderBy(asc(requestLines.gpuClass))
  for (const { id: _id, applicationId, ...line } of rows) {
    const lines = byApplication.get(applicationId) ?? []
    lines.push(line)
    byApplication.set(applicationId, lines)
  }
  return byApplication
}

function matches(words: string): SQL | undefined {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  return or(
    sql`${applications.number} ilike ${pattern}`,
    sql`${applications.title} ilike ${pattern}`,
    sql`${people.name} ilike ${pattern}`,
  )
}
