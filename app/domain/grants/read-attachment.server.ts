import { and, eq, isNotNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { isSeenBy } from './sight/seen-by.server.ts'

export type Attachment = { fileName: string; bytes: Uint8Array }

/** The attachment for those who may read the application: its team, staff without a part in it, and reviewers past their declaration while it stands. */
export async function readAttachment(
  world: Touches<'db' | 'files'>,
  person: Person,
  id: Id<'app'>,
): Promise<Attachment | null> {
  const [found] = await world.db
    .select({ number: applications.number, key: applications.attachmentKey })
    .from(applications)
    .where(and(eq(applications.id, id), isNotNull(applications.attachmentKey), isSeenBy(person, 'proposal')))
  if (!found?.key) return null
  const bytes = await world.files.read(found.key)
  if (!bytes) throw new Error(`the attachment of application ${found.number} is missing`)
  return { fileName: `application-${found.number}.pdf`, bytes }
}
