import { aliasedTable, and, asc, desc, eq, gt, gte, lt, not, type SQL, sql } from 'drizzle-orm'
import { whoOf } from '#app/domain/activity/portal-words.ts'
import { isUninvolved } from '#app/domain/grants/read-staff-applications.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { maySeePeople } from '#app/domain/people/policy.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { happenings } from '#db/schema/activity.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { hiddenGiver, isHiddenGiver } from './hidden-giver.server.ts'

export type ActivityAsk = {
  kind?: string | undefined
  actorId?: Id<'psn'> | undefined
  subjectType?: string | undefined
  subjectId?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
  after?: string | undefined
  before?: string | undefined
  size?: number | undefined
}

export type ActivityLogLine = {
  id: string
  at: Date
  kind: string
  by: string
  actorId: string | null
  actingAs: string | null
  subjectType: string
  subjectId: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  requestId: string | null
}
export type ActivityPage = { lines: ActivityLogLine[]; previous: string | null; next: string | null }

const actingPeople = aliasedTable(people, 'acting_as')

/**
 * The activity log, the newest first, a page at a time; nothing for those who may not see it. Who gave anonymously is told only
 * to those who may see it, also when they ask for one person's acts; of an application nobody with a part in it reads a line.
 */
export async function readActivityLog(world: Touches<'db'>, reader: Person, ask: ActivityAsk): Promise<ActivityPage> {
  if (!maySeePeople(reader)) return { lines: [], previous: null, next: null }
  const size = Math.min(ask.size ?? 50, 200)
  const isBackwards = ask.before !== undefined
  const rows = await world.db
    .select({ happening: happenings, by: people.name, actingAs: actingPeople.name, isHidden: isHiddenGiver(reader) })
    .from(happenings)
    .leftJoin(people, eq(people.id, happenings.actorId))
    .leftJoin(actingPeople, eq(actingPeople.id, happenings.actingAsId))
    .where(and(...filters(reader, ask)))
    .orderBy(isBackwards ? asc(happenings.id) : desc(happenings.id))
    .limit(size + 1)
  const page = rows.slice(0, size)
  if (isBackwards) page.reverse()
  const lines = page.map(({ happening, by, actingAs, isHidden }) => ({
    id: happening.id,
    at: happening.at,
    kind: happening.kind,
    by: isHidden ? hiddenGiver : (by ?? whoOf(happening.actorWords)),
    actorId: isHidden ? null : happening.actorId,
    actingAs: isHidden ? null : actingAs,
    subjectType: happening.subjectType,
    subjectId: happening.subjectId,
    before: happening.before,
    after: happening.after,
    requestId: isHidden ? null : happening.requestId,
  }))
  const hasMore = rows.length > size
  return {
    lines,
    previous: (isBackwards ? hasMore : ask.after !== undefined) ? (lines[0]?.id ?? null) : null,
    next: (isBackwards ? true : hasMore) ? (lines.at(-1)?.id ?? null) : null,
  }
}

function filters(reader: Person, ask: ActivityAsk): (SQL | undefined)[] {
  return [
    isOfOthers(reader),
    ask.kind ? eq(happenings.kind, ask.kind) : undefined,
    ask.actorId ? and(eq(happenings.actorId, ask.actorId), not(isHiddenGiver(reader))) : undefined,
    ask.subjectType ? eq(happenings.subjectType, ask.subjectType) : undefined,
    ask.subjectId ? eq(happenings.subjectId, ask.subjectId) : undefined,
    ask.from ? gte(happenings.at, ask.from) : undefined,
    ask.until ? lt(happenings.at, ask.until) : undefined,
    ask.after ? lt(happenings.id, ask.after as Id<'hap'>) : undefined,
    ask.before ? gt(happenings.id, ask.before as Id<'hap'>) : undefined,
  ]
}

/** Not about an application this reader has a part in. */
function isOfOthers(reader: Person): SQL {
  return sql`(${happenings.subjectType} <> 'application' or not exists (select from ${applications}
    where ${applications.id} = ${happenings.subjectId} and not ${isUninvolved(reader)}))`
}
