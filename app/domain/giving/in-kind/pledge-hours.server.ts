import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import type { OfflineDonor } from '../offline/offline-gift.ts'
import { findOfflineDonor, type OfflineGiver, readKnownDonor } from '../offline/offline-giver.server.ts'
import { mayAcceptPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import type { HoursRow } from './hold-hours.server.ts'
import { type HoursWords, isSameHours, refusalOfHours, usualAnswers } from './hours-pledge.ts'

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
  | 'other-words'
  | 'no-hours'
  | 'ends-before-it-begins'
  | 'window-past'
  | 'no-such-class'
  | 'no-such-donor'
  | 'no-agreement'

/**
 * Writes down that a company promised GPU-hours. Nothing is booked and no hour is in the calendar before its delivery is
 * confirmed (docs/money.md#hours-in-kind). Its taxes stand as they usually are until finance says otherwise. The same form sent
 * twice is one promise and one giver; with other words it is refused.
 */
export async function pledgeHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: HoursAsk,
): Promise<Outcome<{ hoursId: Id<'hpl'> }, PledgeHoursRefusal>> {
  if (!mayAcceptPledges(person)) return refuse('not-allowed')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  const { hoursId } = ask
  return underLock(world, `hours:${hoursId}`, async (tx) => {
    const [known] = await tx.select().from(hoursPledges).where(eq(hoursPledges.id, hoursId))
    if (known) return (await isSameAsk(tx, known, ask)) ? done({ hoursId }) : refuse('other-words')
    const refused = refusalOfHours(ask, monthOf(by.at))
    if (refused) return refuse(refused)
    if (ask.agreement.trim() === '') return refuse('no-agreement')
    const [gpuClass] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, ask.gpuClass))
    if (gpuClass?.state !== 'active') return refuse('no-such-class')
    const giver = await findOfflineDonor(tx, by, ask.donor)
    if (!giver) return refuse('no-such-donor')
    await write(tx, by, { ask, giver, person })
    return done({ hoursId })
  })
}

async function isSameAsk(tx: Tx, known: HoursRow, ask: HoursAsk): Promise<boolean> {
  return (
    isSameHours(known, ask) &&
    known.isAnonymous === ask.isAnonymous &&
    known.publicName === publicNameOf(ask) &&
    known.agreement === ask.agreement.trim() &&
    (await isSameGiver(tx, known, ask.donor))
  )
}

async function isSameGiver(tx: Tx, known: HoursRow, donor: OfflineDonor): Promise<boolean> {
  if (donor.kind === 'known') return (await readKnownDonor(tx, donor.donorId))?.donorId === known.donorId
  return known.giverName === donor.name && known.giverEmail === donor.email
}

function publicNameOf({ isAnonymous, publicName }: HoursAsk): string | null {
  return isAnonymous ? null : publicName
}

type Written = { ask: HoursAsk; giver: OfflineGiver; person: Person }

async function write(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, { ask, giver, person }: Written): Promise<void> {
  const { hoursId, gpuClass, promised, firstMonth, lastMonth } = ask
  const terms = { gpuClass, promised, firstMonth, lastMonth }
  await tx.insert(hoursPledges).values({
    id: hoursId,
    donorId: giver.donorId,
    giverName: giver.name,
    giverEmail: giver.email,
    ...terms,
    state: 'active',
    isAnonymous: ask.isAnonymous,
    publicName: publicNameOf(ask),
    agreement: ask.agreement.trim(),
    ...usualAnswers,
    offeredAt: by.at,
    acceptedBy: person.id,
    acceptedAt: by.at,
  })
  const subject = { type: 'hours-pledge', id: hoursId }
  await queueLetter(tx, by, { kind: 'hours-pledged', to: { email: giver.email }, subject })
  await recordHappening(tx, by, { kind: 'hours-pledged', subject, after: terms })
}
