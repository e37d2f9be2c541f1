import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { renewalPasses } from '#db/schema/renewals.ts'
import { mayReadProjects } from '../policy.ts'
import { readLastAward } from './read-last-award.server.ts'

export type RenewalPass = { reason: string; givenBy: string; givenAt: Date }

/** Whether and why renewals of a project’s last award may be sent whatever is missing; for staff. */
export async function readRenewalPass(reads: Reads, person: Person, projectId: Id<'prj'>): Promise<RenewalPass | null> {
  const award = mayReadProjects(person) ? await readLastAward(reads, projectId) : null
  if (!award) return null
  const { reason, givenAt } = renewalPasses
  const [pass] = await reads
    .select({ reason, givenBy: people.name, givenAt })
    .from(renewalPasses)
    .innerJoin(people, eq(people.id, renewalPasses.givenBy))
    .where(eq(renewalPasses.awardId, award.id))
  return pass ?? null
}
