import { and, asc, desc, eq, gt, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { ReadKind } from '#app/domain/activity/reads/sensitive-read.ts'
import { isShownDonor } from '#app/domain/giving/shown-donor.server.ts'
import { isSeenByStaff } from '#app/domain/grants/sight/seen-by.server.ts'
import { sight, staffStanding } from '#app/domain/grants/sight/sight.ts'
import type { Person } from '#app/domain/people/person.ts'
import { maySeePeople } from '#app/domain/people/policy.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { donors } from '#db/schema/giving.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { sensitiveReads } from '#db/schema/reads.ts'

export type ReadsAsk = {
  kind?: ReadKind | undefined
  personId?: Id<'psn'> | undefined
  subjectId?: string | undefined
  after?: Id<'srd'> | undefined
  before?: Id<'srd'> | undefined
  size?: number | undefined
}
export type ReadLine = { id: Id<'srd'>; at: Date; personId: Id<'psn'>; by: string; kind: ReadKind; subjectId: string }
export type ReadsPage = { lines: ReadLine[]; previous: string | null; next: string | null }

/**
 * Who read what few may read, the newest first, a page at a time; nothing for those who may not see people. Lines about an
 * application or a donor that the reader may not know of are not among them, nor for an administrator those that tell of a conflict.
 */
export async function readSensitiveReads(world: Touches<'db'>, reader: Person, ask: ReadsAsk): Promise<ReadsPage> {
  if (!maySeePeople(reader)) return { lines: [], previous: null, next: null }
  const size = Math.min(ask.size ?? 50, 200)
  const isBackwards = ask.before !== undefined
  const { id, at, personId, kind, subjectId } = sensitiveReads
  const rows = await world.db
    .select({ id, at, personId, by: people.name, kind, subjectId })
    .from(sensitiveReads)
    .innerJoin(people, eq(people.id, personId))
    .where(and(...isTold(reader), ...asked(ask)))
    .orderBy(isBackwards ? asc(id) : desc(id))
    .limit(size + 1)
  const lines = rows.slice(0, size)
  if (isBackwards) lines.reverse()
  const hasMore = rows.length > size
  return {
    lines,
    previous: (isBackwards ? hasMore : ask.after !== undefined) ? (lines[0]?.id ?? null) : null,
    next: (isBackwards ? true : hasMore) ? (lines.at(-1)?.id ?? null) : null,
  }
}

function isTold(reader: Person): (SQL | undefined)[] {
  const { kind, subjectId } = sensitiveReads
  const ofApplication = sql`exists (select from ${applications}
    where ${applications.id} = ${subjectId} and ${isSeenByStaff(reader, 'activity')})`
  const ofDonor = sql`exists (select from ${donors} where ${donors.id} = ${subjectId} and ${isShownDonor(reader) ?? sql`true`})`
  return [
    or(sql`${subjectId} not like 'app\\_%'`, ofApplication),
    or(sql`${subjectId} not like 'dnr\\_%'`, ofDonor),
    sight.conflict[staffStanding(reader)] === 'never' ? notInArray(kind, ['kept-from', 'conflict-reasons']) : undefined,
  ]
}

function asked({ kind, personId, subjectId, after, before }: ReadsAsk): (SQL | undefined)[] {
  return [
    kind && eq(sensitiveReads.kind, kind),
    personId && eq(sensitiveReads.personId, personId),
    subjectId ? eq(sensitiveReads.subjectId, subjectId) : undefined,
    after && lt(sensitiveReads.id, after),
    before && gt(sensitiveReads.id, before),
  ]
}
