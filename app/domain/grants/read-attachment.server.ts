import { and, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { mayReadApplications, mayReview } from './policy.ts'
import { isMine } from './read-applications.server.ts'
import { isUninvolved } from './read-staff-applications.server.ts'

export type Attachment = { fileName: string; bytes: Uint8Array }

/** The attachment for those who may read the application: its team, staff without a part in it, and reviewers past their declaration while it stands. */
export async function readAttachment(
  world: Touches<'db' | 'files'>,
  person: Person,
  id: Id<'app'>,
): Promise<Attachment | null> {
  const isOnTeam = isMine(person)
  const isReviewer = mayReview(person)
    ? sql`(${applications.state} <> 'withdrawn' and exists (select from assignment s
        where s.application_id = ${applications.id} and s.reviewer_id = ${person.id} and s.state in ('agreed', 'submitted')))`
    : sql`false`
  const isStaff = mayReadApplications(person)
    ? and(isUninvolved(person), sql`${applications.state} <> 'draft'`)
    : sql`false`
  const [found] = await world.db
    .select({ number: applications.number, key: applications.attachmentKey })
    .from(applications)
    .where(and(eq(applications.id, id), isNotNull(applications.attachmentKey), or(isOnTeam, isReviewer, isStaff)))
  if (!found?.key) return null
  const bytes = await world.files.read(found.key)
  if (!bytes) throw new Error(`the attachment of application ${found.number} is missing`)
  return { fileName: `application-${found.number}.pdf`, bytes }
}
