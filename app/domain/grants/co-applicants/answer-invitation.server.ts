import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { coApplicants } from '#db/schema/co-applicants.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { isInvited, personOf } from '../policy.ts'
import { recuseCoApplicant } from '../sight/recuse-co-applicant.server.ts'

export type AnswerInvitationRefusal = 'not-found' | 'taken-back'

/**
 * Accepts or declines to work on an application; the applicant reads it in a letter. Who has joined may still leave by declining. Only
 * the person whose address was written to answers; answering the same twice is once. Who was to review it
 * steps back from that by joining.
 */
export async function answerInvitation(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { coApplicantId: Id<'cap'>; accepts: boolean },
): Promise<Outcome<{ applicationId: Id<'app'> }, AnswerInvitationRefusal>> {
  const person = personOf(actor)
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const asked = await lockInvitation(tx, input.coApplicantId)
    if (!person || !asked || !isInvited(person, asked)) return refuse('not-found')
    const { id, applicationId } = asked
    const by = { ids: world.ids, at, actor }
    const state = input.accepts ? 'joined' : 'declined'
    if (asked.state === state) return done({ applicationId })
    if (asked.state === 'removed' || (input.accepts && asked.state === 'declined')) return refuse('taken-back')
    await tx
      .update(coApplicants)
      .set({ state, personId: input.accepts ? person.id : null, answeredAt: at })
      .where(eq(coApplicants.id, id))
    if (input.accepts) await recuseCoApplicant(tx, by, { applicationId, person })
    await recordHappening(tx, by, {
      kind: input.accepts ? 'co-applicant-joined' : 'co-applicant-declined',
      subject: { type: 'application', id: applicationId },
      before: { state: asked.state },
      after: { coApplicantId: id, state, right: asked.right },
    })
    const [lead] = await tx
      .select({ id: people.id, email: people.email })
      .from(applications)
      .innerJoin(people, eq(people.id, applications.applicantId))
      .where(eq(applications.id, applicationId))
    if (!lead) throw new Error(`application ${applicationId} has no applicant`)
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'co-applicant-answered',
        to: { email: lead.email, personId: lead.id },
        subject: { type: 'co-applicant', id: `${id}:${at.getTime()}` },
      },
    )
    return done({ applicationId })
  })
}

/** The application before the invitation, as whoever assigns a reviewer or takes a right back locks them. */
async function lockInvitation(tx: Tx, id: Id<'cap'>) {
  const { applicationId } = coApplicants
  const [known] = await tx.select({ applicationId }).from(coApplicants).where(eq(coApplicants.id, id))
  if (!known) return null
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.id, known.applicationId))
    .for('update')
  const [asked] = await tx.select().from(coApplicants).where(eq(coApplicants.id, id)).for('update')
  return asked ?? null
}
