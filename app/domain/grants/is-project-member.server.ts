import { and, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { projectMembers } from '#db/schema/grants.ts'

/** Whether a person is on a project's team. */
export async function isProjectMember(reads: Reads, personId: Id<'psn'>, projectId: Id<'prj'>): Promise<boolean> {
  const [member] = await reads
    .select({ personId: projectMembers.personId })
    .from(projectMembers)
    .where(and(eq(projectMembers.projectId, projectId), eq(projectMembers.personId, personId)))
  return member !== undefined
}
