import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { offeredAgreements } from '#db/schema/agreements.ts'
import { applications, calls, decisionLines, decisions } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { promotions } from '#db/schema/waitlist.ts'
import { readAgreementText } from '../agreements/read-agreement-text.server.ts'
import { moveApplication } from '../lock-application.server.ts'
import { type NextOffer, nextOffer } from './next-offer.ts'
import { isWaitlistStopped, readReturned, readWaitingList } from './read-list.server.ts'

/** Read by an applicant whose turn has come, in place of why it waited. */
const promotionReason =
  'Hours of this call came back, and your application was the first on its waiting list for which they suffice.'

type By = { ids: Ids; at: Date; actor: Actor }

/**
 * Offers hours that returned to a call to the first on its waiting list for whom they suffice, and goes on while they do for
 * another; with a letter each. The call is locked meanwhile, as a release locks it, so that what its releases offered is never
 * offered twice. Does nothing while an officer has stopped the list. Answers how many were offered.
 */
export async function promoteWaitlist(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  callId: Id<'cal'>,
): Promise<number> {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, callId)).for('update')
    if (!call || (await isWaitlistStopped(tx, callId))) return 0
    const offerUntil = new Date(at.getTime() + call.offerDays * 86_400_000)
    let list = await readWaitingList(tx, callId)
    let offered = 0
    for (;;) {
      const next = nextOffer(list, await readReturned(tx, callId), monthOf(at))
      if (!next) return offered
      if (await offerTo(tx, by, { next, callId, offerUntil })) offered += 1
      list = list.filter(({ applicationId }) => applicationId !== next.applicationId)
    }
  })
}

/** False when its applicant has withdrawn it this moment. */
async function offerTo(
  tx: Tx,
  by: By,
  { next, callId, offerUntil }: { next: NextOffer; callId: Id<'cal'>; offerUntil: Date },
): Promise<boolean> {
  const { applicationId, place, isWhole, lines } = next
  const [held] = await tx
    .select({ decision: decisions, email: people.email, personId: people.id })
    .from(applications)
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(eq(applications.id, applicationId), eq(applications.state, 'waitlisted')))
    .for('update', { of: applications })
  if (!held) return false
  const { decision } = held
  const outcome = isWhole ? 'accepted_full' : 'accepted_partial'
  await tx.update(decisions).set({ outcome, offerUntil, reason: promotionReason }).where(eq(decisions.id, decision.id))
  await tx.insert(decisionLines).values(lines.map((line) => ({ decisionId: decision.id, ...line })))
  await tx
    .insert(promotions)
    .values({ decisionId: decision.id, draft: decision.draft, place, promotedAt: by.at, reasonBefore: decision.reason })
  const { id: textId } = await readAgreementText(tx, callId)
  // One that was offered before and decided anew after an appeal keeps the text of its first offer.
  await tx.insert(offeredAgreements).values({ decisionId: decision.id, textId }).onConflictDoNothing()
  const isMoved = await moveApplication(tx, by, {
    id: applicationId,
    from: ['waitlisted'],
    to: 'offered',
    happening: 'waitlist-promoted',
    after: { place, seconds: lines.map((line) => `${line.gpuClass} ${line.seconds}`), reason: promotionReason },
  })
  if (!isMoved) throw new Error(`application ${applicationId} changed under its lock`)
  await queueLetter(tx, by, {
    kind: 'waitlist-offered',
    to: { email: held.email, personId: held.personId },
    subject: { type: 'application', id: applicationId },
  })
  return true
}
