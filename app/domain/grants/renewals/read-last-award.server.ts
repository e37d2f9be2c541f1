import { desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { awards, projects } from '#db/schema/grants.ts'
import type { ProjectState } from '../project.ts'

export type LastAward = { id: Id<'awd'>; applicationId: Id<'app'>; leadId: Id<'psn'>; state: ProjectState }

/** The award a renewal of a project would renew, with the project’s lead and state; null before its first. */
export async function readLastAward(reads: Reads, projectId: Id<'prj'>): Promise<LastAward | null> {
  const [award] = await reads
    .select({
      id: awards.id,
      applicationId: awards.applicationId,
      leadId: projects.leadId,
      state: projects.state,
    })
    .from(awards)
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .where(eq(projects.id, projectId))
    .orderBy(desc(awards.acceptedAt), desc(awards.id))
    .limit(1)
  return award ?? null
}
