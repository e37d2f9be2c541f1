import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import type { Visibility } from '../gift.ts'

export type IdentityRefusal = 'not-yours' | 'no-name'
type Ask = { giftId: Id<'gft'>; visibility: Visibility; publicName: string | null; requestId?: string | undefined }

/**
 * How a gift is shown in public, changed by its giver: named, unlisted or anonymous. Public pages follow at once, for they read
 * the gift. The log keeps which, and never the name.
 */
export async function changeGiftIdentity(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  { giftId, visibility, publicName, requestId }: Ask,
): Promise<Outcome<undefined, IdentityRefusal>> {
  const name = publicName?.trim() || null
  if (visibility === 'named' && !name) return refuse('no-name')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ gift: gifts })
      .from(gifts)
      .innerJoin(donors, eq(donors.id, gifts.donorId))
      .where(and(eq(gifts.id, giftId), eq(donors.personId, person.id)))
      .for('update', { of: gifts })
    if (!row) return refuse('not-yours')
    const next = { isAnonymous: visibility === 'anonymous', publicName: visibility === 'named' ? name : null }
    if (row.gift.isAnonymous === next.isAnonymous && row.gift.publicName === next.publicName) return done()
    await tx.update(gifts).set(next).where(eq(gifts.id, giftId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, requestId) },
      {
        kind: 'gift-identity-changed',
        subject: { type: 'gift', id: giftId },
        before: { shown: visibilityOf(row.gift) },
        after: { shown: visibility },
      },
    )
    return done()
  })
}

export function visibilityOf(gift: { isAnonymous: boolean; publicName: string | null }): Visibility {
  if (gift.isAnonymous) return 'anonymous'
  return gift.publicName ? 'named' : 'unlisted'
}
