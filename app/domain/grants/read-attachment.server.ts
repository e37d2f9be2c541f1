import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { reopenings } from '#db/schema/reopenings.ts'
import { isMine, isSeenBy } from './sight/seen-by.server.ts'

export type Attachment = { fileName: string; bytes: Uint8Array }

/** What was sent; for the team, while they change it, the file as they have it now. */
const key = sql<
  string | null
>`case when ${reopenings.id} is null then ${applications.attachmentKey} else ${reopenings.attachmentKey} end`

/** The attachment for those who may read the application: its team, staff without a part in it, and reviewers past their declaration while it stands. */
export async function readAttachment(
  world: Touches<'db' | 'files'>,
  person: Person,
  id: Id<'app'>,
): Promise<Attachment | null> {
  const [found] = await world.db
    .select({ number: applications.number, key })
    .from(applications)
    .leftJoin(
      reopenings,
      and(eq(reopenings.applicationId, applications.id), isNull(reopenings.endedAt), isMine(person)),
    )
    .where(and(eq(applications.id, id), isSeenBy(person, 'proposal')))
  if (!found?.key) return null
  const bytes = await world.files.read(found.key)
  if (!bytes) throw new Error(`the attachment of application ${found.number} is missing`)
  return { fileName: `application-${found.number}.pdf`, bytes }
}
