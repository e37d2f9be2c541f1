import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { tributes } from '#db/schema/tributes.ts'
import { isGiverOf, type Viewer } from '../read-thanks.server.ts'

/** Takes a card back before it is sent, for the giver of its gift; what was sent stays sent. */
export async function withdrawTribute(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { giftId, viewer }: { giftId: Id<'gft'>; viewer: Viewer },
): Promise<Outcome<undefined, 'not-yours' | 'sent-already'>> {
  if (!(await isGiverOf(world.db, giftId, viewer))) return refuse('not-yours')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return world.db.transaction(async (tx) => {
    const [withdrawn] = await tx
      .update(tributes)
      .set({ state: 'withdrawn' })
      .where(and(eq(tributes.giftId, giftId), eq(tributes.state, 'asked')))
      .returning({ way: tributes.way })
    if (!withdrawn) return refuse('sent-already')
    const subject = { type: 'gift', id: giftId }
    await recordHappening(tx, by, { kind: 'card-withdrawn', subject, after: { way: withdrawn.way } })
    return done()
  })
}
