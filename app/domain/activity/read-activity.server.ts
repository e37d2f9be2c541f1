import { and, desc, eq, lt } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { people } from '#db/schema/people.ts'
import { whoOf } from './portal-words.ts'

export type ActivityLine = {
  id: string
  at: Date
  kind: string
  /** The person's name, or who stands behind the portal's act. */
  by: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The newest lines about one record, for its timeline. */
export async function readActivity(
  reads: Reads,
  subject: { type: string; id: string },
  page: { before?: string; size?: number } = {},
): Promise<ActivityLine[]> {
  const rows = await reads
    .select({ happening: happenings, name: people.name })
    .from(happenings)
    .leftJoin(people, eq(people.id, happenings.actorId))
    .where(
      and(
        eq(happenings.subjectType, subject.type),
        eq(happenings.subjectId, subject.id),
        page.before ? lt(happenings.id, page.before as never) : undefined,
      ),
    )
    .orderBy(desc(happenings.id))
    .limit(page.size ?? 50)
  return rows.map(({ happening, name }) => ({
    id: happening.id,
    at: happening.at,
    kind: happening.kind,
    by: name ?? whoOf(happening.actorWords),
    before: happening.before,
    after: happening.after,
  }))
}
