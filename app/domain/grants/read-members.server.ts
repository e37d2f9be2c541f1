import { asc, eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applicationMembers } from '#db/schema/grants.ts'

/** The names of an application's team. The caller has made sure who reads. */
export async function readMembers(world: Touches<'db'>, id: Id<'app'>) {
  const { email, name, institution, role } = applicationMembers
  return world.db
    .select({ email, name, institution, role })
    .from(applicationMembers)
    .where(eq(applicationMembers.applicationId, id))
    .orderBy(asc(applicationMembers.email))
}
