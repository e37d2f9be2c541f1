import { and, asc, desc, getTableColumns, gt, ilike, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { people } from '#db/schema/people.ts'
import type { Person, Role } from './person.ts'
import { toPerson } from './person-row.ts'
import { maySeePeople } from './policy.ts'
import { hasPasskey } from './steps.server.ts'

export type PeopleAsk = {
  /** Part of a name or address. */
  search?: string | undefined
  role?: Role | undefined
  state?: 'active' | 'disabled' | undefined
  after?: string | undefined
  before?: string | undefined
  size?: number | undefined
}
export type PersonLine = Person & { createdAt: Date; isDisabled: boolean; hasSecondStep: boolean }
export type PeoplePage = { lines: PersonLine[]; previous: string | null; next: string | null }

/** People by the time they joined, the newest first, a page at a time; nobody for those who may not see people. */
export async function readPeople(world: Touches<'db'>, reader: Person, ask: PeopleAsk = {}): Promise<PeoplePage> {
  if (!maySeePeople(reader)) return { lines: [], previous: null, next: null }
  const size = Math.min(ask.size ?? 50, 200)
  const isBackwards = ask.before !== undefined
  const rows = await world.db
    .select({ ...getTableColumns(people), hasPasskey })
    .from(people)
    .where(and(...filters(ask)))
    .orderBy(isBackwards ? asc(people.id) : desc(people.id))
    .limit(size + 1)
  const page = rows.slice(0, size)
  if (isBackwards) page.reverse()
  const hasMore = rows.length > size
  const lines = page.map((row) => ({
    ...toPerson(row),
    createdAt: row.createdAt,
    isDisabled: row.disabledAt !== null,
    hasSecondStep: row.totpConfirmedAt !== null || row.hasPasskey,
  }))
  return {
    lines,
    previous: (isBackwards ? hasMore : ask.after !== undefined) ? (lines[0]?.id ?? null) : null,
    next: (isBackwards ? true : hasMore) ? (lines.at(-1)?.id ?? null) : null,
  }
}

function filters(ask: PeopleAsk): (SQL | undefined)[] {
  const pattern = ask.search && `%${ask.search.replace(/[\\%_]/g, '\\$&')}%`
  return [
    pattern ? or(ilike(people.name, pattern), ilike(people.email, pattern)) : undefined,
    ask.role ? sql`${ask.role} = any(${people.roles})` : undefined,
    ask.state === 'disabled' ? isNotNull(people.disabledAt) : undefined,
    ask.state === 'active' ? isNull(people.disabledAt) : undefined,
    ask.after ? lt(people.id, ask.after as Id<'psn'>) : undefined,
    ask.before ? gt(people.id, ask.before as Id<'psn'>) : undefined,
  ]
}
