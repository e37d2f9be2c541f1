import { and, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { lockApplication } from '../lock-application.server.ts'
import { isApplicant, personOf } from '../policy.ts'
import type { Right } from './right.ts'

type Change = { applicationId: Id<'app'>; coApplicantId: Id<'cap'>; right: Right | 'none' }

/**
 * Gives a co-applicant another right, or takes it back, also before they have answered; it counts from the next request on. Only the
 * applicant does so; who loses it is told by letter. The same twice is once. Refuses as over who declined: they are asked anew.
 */
export async function changeRight(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { applicationId, coApplicantId, right }: Change,
): Promise<Outcome<undefined, 'not-found' | 'over'>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, applicationId) : null
    if (!person || !application || !isApplicant(person, application)) return refuse('not-found')
    const [known] = await tx
      .select()
      .from(coApplicants)
      .where(and(eq(coApplicants.id, coApplicantId), eq(coApplicants.applicationId, applicationId)))
      .for('update')
    if (!known) return refuse('not-found')
    if (right === 'none' ? known.state === 'removed' : known.state !== 'removed' && known.right === right) return done()
    if (known.state === 'declined' || known.state === 'removed') return refuse('over')
    const set = right === 'none' ? ({ state: 'removed', personId: null, answeredAt: at } as const) : { right }
    await tx.update(coApplicants).set(set).where(eq(coApplicants.id, coApplicantId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: right === 'none' ? 'co-applicant-removed' : 'co-applicant-right-changed',
        subject: { type: 'application', id: applicationId },
        before: { right: known.right },
        after: { coApplicantId, right },
      },
    )
    if (right !== 'none') return done()
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'co-applicant-removed',
        to: { email: known.email, personId: known.personId },
        subject: { type: 'co-applicant', id: `${coApplicantId}:${at.getTime()}` },
      },
    )
    return done()
  })
}
