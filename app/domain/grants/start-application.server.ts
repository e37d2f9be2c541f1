import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { calls } from '#db/schema/grants.ts'
import { callStage } from './call.ts'
import { findDraft, openDraft } from './open-draft.server.ts'
import { personOf } from './policy.ts'
import { callColumns } from './read-calls.server.ts'

type Started = { applicationId: Id<'app'>; isNew: boolean }

/** Begins a numbered draft in an open call, on the newest version of its form, or goes on with the one the person has there: never two. */
export async function startApplication(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { callSlug: string },
): Promise<Outcome<Started, 'not-found' | 'not-open'>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select(callColumns).from(calls).where(eq(calls.slug, input.callSlug))
    if (!call) return refuse('not-found')
    const mine = { callId: call.id, personId: person.id }
    const draft = await findDraft(tx, mine)
    if (draft) return done({ applicationId: draft, isNew: false })
    if (callStage(call, at) !== 'open') return refuse('not-open')
    return done(await openDraft(tx, world, { ids: world.ids, at, actor }, mine))
  })
}
