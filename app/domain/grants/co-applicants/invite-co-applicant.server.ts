import { and, count, eq, inArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { parseEmail } from '#app/domain/people/email.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { people } from '#db/schema/people.ts'
import { isEditable } from '../application.ts'
import { lockApplication } from '../lock-application.server.ts'
import { isApplicant, personOf } from '../policy.ts'
import { mostCoApplicants, type Right } from './right.ts'

export type InviteRefusal = 'not-found' | 'not-an-address' | 'own-address' | 'over' | 'on-it-already' | 'too-many'

/**
 * Asks somebody by e-mail to work on an application, with a right they have once they accept; the letter also reaches who has
 * no account. Only the applicant asks, and only while it is written. Who declined or was taken off may be asked again; who waits with the same right is not written to twice.
 */
export async function inviteCoApplicant(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; email: string; right: Right },
): Promise<Outcome<{ coApplicantId: Id<'cap'> }, InviteRefusal>> {
  const person = personOf(actor)
  const email = parseEmail(input.email)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !isApplicant(person, application)) return refuse('not-found')
    if (!isEditable(application.state)) return refuse('over')
    if (!email) return refuse('not-an-address')
    const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
    if (email === lead?.email.toLowerCase()) return refuse('own-address')
    const known = await findAsked(tx, application.id, email)
    if (known?.state === 'joined') return refuse('on-it-already')
    if (known?.state === 'invited' && known.right === input.right) return done({ coApplicantId: known.id })
    if (!known && (await countAsked(tx, application.id)) >= mostCoApplicants) return refuse('too-many')
    const coApplicantId = known?.id ?? world.ids.next('cap')
    const asked = { right: input.right, state: 'invited', invitedBy: person.id, invitedAt: at } as const
    await tx
      .insert(coApplicants)
      .values({ ...asked, id: coApplicantId, applicationId: application.id, email })
      .onConflictDoUpdate({ target: coApplicants.id, set: { ...asked, personId: null, answeredAt: null } })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'co-applicant-invited',
        subject: { type: 'application', id: application.id },
        after: { coApplicantId, right: input.right },
      },
    )
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'co-applicant-invited',
        to: { email },
        subject: { type: 'co-applicant', id: `${coApplicantId}:${at.getTime()}` },
      },
    )
    return done({ coApplicantId })
  })
}

async function findAsked(tx: Tx, applicationId: Id<'app'>, email: string) {
  const [known] = await tx
    .select()
    .from(coApplicants)
    .where(and(eq(coApplicants.applicationId, applicationId), eq(coApplicants.email, email)))
  return known ?? null
}

async function countAsked(tx: Tx, applicationId: Id<'app'>): Promise<number> {
  const [row] = await tx
    .select({ asked: count() })
    .from(coApplicants)
    .where(and(eq(coApplicants.applicationId, applicationId), inArray(coApplicants.state, ['invited', 'joined'])))
  return row?.asked ?? 0
}
