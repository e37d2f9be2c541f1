import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import type { OfflineDonor } from '../offline/offline-gift.ts'
import { findOfflineDonor } from '../offline/offline-giver.server.ts'
import { mayAcceptPledges } from '../policy.ts'
import { type HoursWords, refusalOfHours, usualAnswers } from './hours-pledge.ts'

/** What staff write down of a promise of hours. Its id is made with the form: sent twice, it is one promise. */
export type HoursAsk = HoursWords & {
  hoursId: Id<'hpl'>
  donor: OfflineDonor
  /** Null for a giver who stays anonymous or wants no name on the wall. */
  publicName: string | null
  isAnonymous: boolean
  agreement: string
  requestId?: string | undefined
}

export type PledgeHoursRefusal =
  | 'not-allowed'
  | 'no-hours'
  | 'ends-before-it-begins'
  | 'no-such-class'
  | 'no-such-donor'
  | 'no-agreement'

/**
 * Writes down that a company promised GPU-hours. Nothing is booked and no hour is in the calendar before its delivery is
 * confirmed (docs/money.md#hours-in-kind). Its taxes stand as they usually are until finance says otherwise.
 */
export async function pledgeHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: HoursAsk,
): Promise<Outcome<{ hoursId: Id<'hpl'> }, PledgeHoursRefusal>> {
  if (!mayAcceptPledges(person)) return refuse('not-allowed')
  const refused = refusalOfHours(ask)
  if (refused) return refuse(refused)
  if (ask.agreement.trim() === '') return refuse('no-agreement')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, ask.gpuClass))
    if (known?.state !== 'active') return refuse('no-such-class')
    const giver = await findOfflineDonor(tx, by, ask.donor)
    if (!giver) return refuse('no-such-donor')
    const { hoursId, gpuClass, promised, firstMonth, lastMonth } = ask
    const terms = { gpuClass, promised, firstMonth, lastMonth }
    const [made] = await tx
      .insert(hoursPledges)
      .values({
        id: hoursId,
        donorId: giver.donorId,
        giverName: giver.name,
        giverEmail: giver.email,
        ...terms,
        state: 'active',
        isAnonymous: ask.isAnonymous,
        publicName: ask.isAnonymous ? null : ask.publicName,
        agreement: ask.agreement.trim(),
        ...usualAnswers,
        offeredAt: by.at,
        acceptedBy: person.id,
        acceptedAt: by.at,
      })
      .onConflictDoNothing()
      .returning({ id: hoursPledges.id })
    if (!made) return done({ hoursId })
    const subject = { type: 'hours-pledge', id: hoursId }
    await queueLetter(tx, by, { kind: 'hours-pledged', to: { email: giver.email }, subject })
    await recordHappening(tx, by, { kind: 'hours-pledged', subject, after: terms })
    return done({ hoursId })
  })
}
