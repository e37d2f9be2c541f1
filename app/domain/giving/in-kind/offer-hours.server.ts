import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Month, monthOf } from '#app/units/time.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { findOrMakeDonor } from '../find-or-make-donor.server.ts'
import { type HoursWords, refusalOfHours, usualAnswers } from './hours-pledge.ts'

/** What a company offers on its own page. Its id is made with the form: sent twice, it is one offer. */
export type HoursOffer = HoursWords & {
  hoursId: Id<'hpl'>
  /** The company: whoever offers for it is signed in, and letters go to her. */
  company: string
  visibility: 'named' | 'anonymous'
  words: string
  requestId?: string | undefined
}

export type OfferRefusal = 'no-hours' | 'ends-before-it-begins' | 'window-past' | 'no-such-class' | 'no-words'

/** Offers GPU-hours for a company. It binds nobody until staff accept it; until then it stands in their inbox. */
export async function offerHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: HoursOffer,
): Promise<Outcome<{ hoursId: Id<'hpl'> }, OfferRefusal>> {
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, ask.requestId) }
  const refused = refusalOfOffer(ask, monthOf(by.at))
  if (refused) return refuse(refused)
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, ask.gpuClass))
    if (known?.state !== 'active') return refuse('no-such-class')
    const company = ask.company.trim()
    const donorId = await findOrMakeDonor(tx, by, { giverName: company, giverEmail: person.email })
    const { hoursId, gpuClass, promised, firstMonth, lastMonth } = ask
    const terms = { gpuClass, promised, firstMonth, lastMonth }
    const [made] = await tx
      .insert(hoursPledges)
      .values({
        id: hoursId,
        donorId,
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
      .onConflictDoNothing()
      .returning({ id: hoursPledges.id })
    if (!made) return done({ hoursId })
    const subject = { type: 'hours-pledge', id: hoursId }
    await queueLetter(tx, by, { kind: 'hours-offered', to: { email: person.email, personId: person.id }, subject })
    await recordHappening(tx, by, { kind: 'hours-offered', subject, after: terms })
    return done({ hoursId })
  })
}

function refusalOfOffer(ask: HoursOffer, now: Month): OfferRefusal | null {
  if (ask.company.trim() === '' || ask.words.trim() === '') return 'no-words'
  return refusalOfHours(ask) ?? (ask.lastMonth < now ? 'window-past' : null)
}
