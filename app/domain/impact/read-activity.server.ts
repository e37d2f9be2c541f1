import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { whoOf } from '#app/domain/activity/portal-words.ts'
import { isSeenActivity, withoutReviewer } from '#app/domain/grants/sight/hidden-reviewer.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { people } from '#db/schema/people.ts'
import { hiddenFrom, hiddenWord } from './hidden-actor.server.ts'

export type ActivityLine = {
  id: string
  at: Date
  kind: string
  /** The person's name, or who stands behind the portal's act, or “The giver” or “A reviewer” where the reader may not know more. */
  by: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** The newest lines about one record, for its timeline. Who gave anonymously is told only to those who may see it. */
export async function readActivity(
  reads: Reads,
  reader: Person,
  /** `others`: records of the same kind that went up in this one. */
  subject: { type: string; id: string; others?: readonly string[] },
  page: { before?: string; size?: number } = {},
): Promise<ActivityLine[]> {
  const rows = await reads
    .select({ happening: happenings, name: people.name, ...hiddenFrom(reader) })
    .from(happenings)
    .leftJoin(people, eq(people.id, happenings.actorId))
    .where(
      and(
        eq(happenings.subjectType, subject.type),
        inArray(happenings.subjectId, [subject.id, ...(subject.others ?? [])]),
        isSeenActivity(reader),
        page.before ? lt(happenings.id, page.before as never) : undefined,
      ),
    )
    .orderBy(desc(happenings.id))
    .limit(page.size ?? 50)
  return rows.map(({ happening, name, isGiver, isReviewer }) => ({
    id: happening.id,
    at: happening.at,
    kind: happening.kind,
    by: hiddenWord({ isGiver, isReviewer }) ?? name ?? whoOf(happening.actorWords),
    before: withoutReviewer(happening.before),
    after: withoutReviewer(happening.after),
  }))
}
