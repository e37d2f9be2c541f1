import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { awards, projects } from '#db/schema/grants.ts'

export type AwardedProject = { id: Id<'prj'>; slug: string; signedName: string; acceptedAt: Date }

/** The project an application became, and who signed for it; null before its award. The caller has made sure who reads. */
export async function readProjectOf({ db }: Touches<'db'>, applicationId: Id<'app'>): Promise<AwardedProject | null> {
  const [award] = await db
    .select({ id: projects.id, slug: projects.slug, signedName: awards.signedName, acceptedAt: awards.acceptedAt })
    .from(awards)
    .innerJoin(projects, eq(projects.id, awards.projectId))
    .where(eq(awards.applicationId, applicationId))
  return award ?? null
}
