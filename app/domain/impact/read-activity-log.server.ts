import { aliasedTable, and, asc, desc, eq, gt, gte, lt, not, type SQL } from 'drizzle-orm'
import { whoOf } from '#app/domain/activity/portal-words.ts'
import { isHiddenReviewer, isSeenActivity, withoutReviewer } from '#app/domain/grants/sight/hidden-reviewer.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { maySeePeople } from '#app/domain/people/policy.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { happenings } from '#db/schema/activity.ts'
import { people } from '#db/schema/people.ts'
import { hiddenFrom, hiddenWord } from './hidden-actor.server.ts'
import { isHiddenGiver } from './hidden-giver.server.ts'

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
    .select({ happening: happenings, by: people.name, actingAs: actingPeople.name, ...hiddenFrom(reader) })
    .from(happenings)
    .leftJoin(people, eq(people.id, happenings.actorId))
    .leftJoin(actingPeople, eq(actingPeople.id, happenings.actingAsId))
    .where(and(...filters(reader, ask)))
    .orderBy(isBackwards ? asc(happenings.id) : desc(happenings.id))
    .limit(size + 1)
  const page = rows.slice(0, size)
  if (isBackwards) page.reverse()
  const lines = page.map(({ happening, by, actingAs, isGiver, isReviewer }) => ({
    ...{ id: happening.id, at: happening.at, kind: happening.kind },
    by: hiddenWord({ isGiver, isReviewer }) ?? by ?? whoOf(happening.actorWords),
    actorId: isGiver || isReviewer ? null : happening.actorId,
    actingAs: isGiver || isReviewer ? null : actingAs,
    subjectType: happening.subjectType,
    subjectId: happening.subjectId,
    before: withoutReviewer(happening.before),
    after: withoutReviewer(happening.after),
    requestId: isGiver || isReviewer ? null : happening.requestId,
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
    isSeenActivity(reader),
    ask.kind ? eq(happenings.kind, ask.kind) : undefined,
    ask.actorId
      ? and(eq(happenings.actorId, ask.actorId), not(isHiddenGiver(reader)), not(isHiddenReviewer(reader)))
      : undefined,
    ask.subjectType ? eq(happenings.subjectType, ask.subjectType) : undefined,
    ask.subjectId ? eq(happenings.subjectId, ask.subjectId) : undefined,
    ask.from ? gte(happenings.at, ask.from) : undefined,
    ask.until ? lt(happenings.at, ask.until) : undefined,
    ask.after ? lt(happenings.id, ask.after as Id<'hap'>) : undefined,
    ask.before ? gt(happenings.id, ask.before as Id<'hap'>) : undefined,
  ]
}
