import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { type Actor, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Month, monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { findOrMakeDonor } from '../find-or-make-donor.server.ts'
import { underLock } from '../under-lock.server.ts'
import type { HoursRow } from './hold-hours.server.ts'
import { type HoursWords, isSameHours, refusalOfHours, usualAnswers } from './hours-pledge.ts'

/** What a company offers on its own page. Its id is made with the form: sent twice, it is one offer. */
export type HoursOffer = HoursWords & {
  hoursId: Id<'hpl'>
  /** The company: whoever offers for it is signed in, and letters go to her. */
  company: string
  visibility: 'named' | 'anonymous'
  words: string
  requestId?: string | undefined
}

export type OfferRefusal =
  | 'other-words'
  | 'no-hours'
  | 'ends-before-it-begins'
  | 'window-past'
  | 'no-such-class'
  | 'no-words'

/**
 * Offers GPU-hours for a company. It binds nobody until staff accept it; until then it stands in their inbox. The same form sent
 * twice is one offer; with other words, or by somebody else, it is refused.
 */
export async function offerHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: HoursOffer,
): Promise<Outcome<{ hoursId: Id<'hpl'> }, OfferRefusal>> {
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  const { hoursId } = ask
  return underLock(world, `hours:${hoursId}`, async (tx) => {
    const [known] = await tx.select().from(hoursPledges).where(eq(hoursPledges.id, hoursId))
    if (known) return isSameOffer(known, ask, person) ? done({ hoursId }) : refuse('other-words')
    const refused = refusalOfOffer(ask, monthOf(by.at))
    if (refused) return refuse(refused)
    const [listed] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, ask.gpuClass))
    if (listed?.state !== 'active') return refuse('no-such-class')
    await write(tx, by, { ask, person })
    return done({ hoursId })
  })
}

function isSameOffer(known: HoursRow, ask: HoursOffer, person: Person): boolean {
  return (
    known.giverEmail === person.email &&
    known.giverName === ask.company.trim() &&
    isSameHours(known, ask) &&
    known.isAnonymous === (ask.visibility === 'anonymous') &&
    known.agreement === ask.words.trim()
  )
}

async function write(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { ask, person }: { ask: HoursOffer; person: Person },
): Promise<void> {
  const { hoursId, gpuClass, promised, firstMonth, lastMonth } = ask
  const company = ask.company.trim()
  const terms = { gpuClass, promised, firstMonth, lastMonth }
  await tx.insert(hoursPledges).values({
    id: hoursId,
    donorId: await findOrMakeDonor(tx, by, { giverName: company, giverEmail: person.email }),
    giverName: company,
    giverEmail: person.email,
    ...terms,
    state: 'offered',
    isAnonymous: ask.visibility === 'anonymous',
    publicName: ask.visibility === 'named' ? company : null,
    agreement: ask.words.trim(),
    ...usualAnswers,
    offeredAt: by.at,
  })
  const subject = { type: 'hours-pledge', id: hoursId }
  await queueLetter(tx, by, { kind: 'hours-offered', to: { email: person.email, personId: person.id }, subject })
  await recordHappening(tx, by, { kind: 'hours-offered', subject, after: terms })
}

function refusalOfOffer(ask: HoursOffer, now: Month): OfferRefusal | null {
  if (ask.company.trim() === '' || ask.words.trim() === '') return 'no-words'
  return refusalOfHours(ask, now)
}
