import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import type { Visibility } from '../gift.ts'
import { visibilityOf } from '../own/change-gift-identity.server.ts'
import { areHers, holdHours } from './hold-hours.server.ts'

export type HoursIdentityRefusal = 'no-such-promise' | 'no-name'
type Ask = { hoursId: Id<'hpl'>; visibility: Visibility; publicName: string | null; requestId?: string | undefined }

/**
 * How a promise of hours, and what came of it, is shown in public, changed by its giver: named, unlisted or anonymous. Public pages follow at
 * once, for they read the promise. The log keeps which, and never the name; papers that were issued stay as they are.
 */
export async function changeHoursIdentity(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  { hoursId, visibility, publicName, requestId }: Ask,
): Promise<Outcome<undefined, HoursIdentityRefusal>> {
  const name = publicName?.trim() || null
  if (visibility === 'named' && !name) return refuse('no-name')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const hours = await holdHours(tx, hoursId, areHers(person))
    if (!hours) return refuse('no-such-promise')
    const next = { isAnonymous: visibility === 'anonymous', publicName: visibility === 'named' ? name : null }
    if (hours.isAnonymous === next.isAnonymous && hours.publicName === next.publicName) return done()
    await tx.update(hoursPledges).set(next).where(eq(hoursPledges.id, hoursId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, requestId) },
      {
        kind: 'hours-identity-changed',
        subject: { type: 'hours-pledge', id: hoursId },
        before: { shown: visibilityOf(hours) },
        after: { shown: visibility },
      },
    )
    return done()
  })
}
