import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'

/** Whom the lab writes to about a project. */
export async function readLead(reads: Reads, projectId: Id<'prj'>): Promise<{ email: string; personId: Id<'psn'> }> {
  const [lead] = await reads
    .select({ personId: people.id, email: people.email })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(eq(projects.id, projectId))
  if (!lead) throw new Error(`project ${projectId} has no lead`)
  return lead
}
