import { eq } from 'drizzle-orm'
import { beginRenewal } from '#app/domain/grants/renewals/begin-renewal.server.ts'
import { submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { type StoryWorld, told } from './story-world.server.ts'

/** Leaf asks to go on, with everything there that it promised; Babel-48 has written its renewal and still owes a report and a class. */
export async function tellRenewals(world: StoryWorld, projects: ReadonlyMap<string, Id<'prj'>>): Promise<void> {
  await begin(world, { lead: 'amara', projectId: projects.get('babel-48') })
  const applicationId = await begin(world, { lead: 'priya', projectId: projects.get('leaf') })
  const [draft] = await world.db
    .select({ revision: applications.revision })
    .from(applications)
    .where(eq(applications.id, applicationId))
  const sent = { applicationId, revision: draft?.revision ?? 0 }
  told(await submitApplication(world, actorOf(world.people.priya), sent))
}

type Begun = { lead: 'amara' | 'priya'; projectId: Id<'prj'> | undefined }

async function begin(world: StoryWorld, { lead, projectId }: Begun): Promise<Id<'app'>> {
  if (!projectId) throw new Error(`${lead} renews a project before it exists`)
  const actor = actorOf(world.people[lead])
  return told(await beginRenewal(world, actor, { projectId, callSlug: 'science-models-2027' })).applicationId
}
