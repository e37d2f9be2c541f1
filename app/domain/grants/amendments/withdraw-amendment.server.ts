import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { amendments } from '#db/schema/amendments.ts'
import { projects } from '#db/schema/grants.ts'
import { personOf } from '../policy.ts'

/** The lead takes back what was asked while nobody has answered. Twice is once. */
export async function withdrawAmendment(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { amendmentId }: { amendmentId: Id<'amd'> },
): Promise<Outcome<undefined, 'not-found' | 'answered-already'>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ amendment: amendments, leadId: projects.leadId })
      .from(amendments)
      .innerJoin(projects, eq(projects.id, amendments.projectId))
      .where(eq(amendments.id, amendmentId))
      .for('update', { of: amendments })
    if (!person || row?.leadId !== person.id) return refuse('not-found')
    const { amendment } = row
    if (amendment.state === 'withdrawn') return done()
    if (amendment.state !== 'asked') return refuse('answered-already')
    await tx
      .update(amendments)
      .set({ state: 'withdrawn', answeredAt: at })
      .where(and(eq(amendments.id, amendmentId), eq(amendments.state, 'asked')))
    const subject = { type: 'project', id: amendment.projectId }
    const after = { amendmentId, kind: amendment.kind }
    await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'amendment-withdrawn', subject, after })
    return done()
  })
}
