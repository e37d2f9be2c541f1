import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { appeals } from '#db/schema/appeals.ts'
import { decisions, releases } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { lockApplication } from '../lock-application.server.ts'
import { maySubmit, personOf } from '../policy.ts'
import { appealUntil, type Grounds, isAppealable } from './appeal.ts'

export type AppealRefusal = 'not-found' | 'nothing-to-appeal' | 'too-late' | 'words-missing' | 'made-already'

/**
 * Holds stated grounds against a released decision that gives nothing, or less than was asked, within the call's days after the
 * release. The applicant and co-applicants who may send do so, once for each application; the same once more is once.
 */
export async function makeAppeal(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { applicationId: Id<'app'>; grounds: Grounds; words: string },
): Promise<Outcome<{ appealId: Id<'apl'> }, AppealRefusal>> {
  const person = personOf(actor)
  const words = input.words.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const application = person ? await lockApplication(tx, input.applicationId) : null
    if (!person || !application || !maySubmit(person, application)) return refuse('not-found')
    const [made] = await tx.select().from(appeals).where(eq(appeals.applicationId, application.id))
    if (made) {
      const isSame = made.words === words && made.grounds === input.grounds
      return isSame ? done({ appealId: made.id }) : refuse('made-already')
    }
    const decision = await readReleased(tx, application.id)
    if (!decision || !isAppealable(application.state, decision.outcome)) return refuse('nothing-to-appeal')
    if (at >= appealUntil(decision.releasedAt, application.call.appealDays)) return refuse('too-late')
    if (!words) return refuse('words-missing')
    const appealId = world.ids.next('apl')
    const { grounds } = input
    await tx.insert(appeals).values({
      ...{ id: appealId, applicationId: application.id, grounds, words },
      ...{ madeBy: person.id, madeAt: at, state: 'open' as const },
    })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      { kind: 'appeal-made', subject: { type: 'application', id: application.id }, after: { appealId, grounds } },
    )
    const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
    if (!lead) throw new Error(`application ${application.id} has no applicant`)
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'appeal-received',
        to: { email: lead.email, personId: application.applicantId },
        subject: { type: 'appeal', id: appealId },
      },
    )
    return done({ appealId })
  })
}

async function readReleased(tx: Tx, applicationId: Id<'app'>) {
  const [decision] = await tx
    .select({ outcome: decisions.outcome, releasedAt: releases.releasedAt })
    .from(decisions)
    .innerJoin(releases, eq(releases.id, decisions.releaseId))
    .where(eq(decisions.applicationId, applicationId))
  return decision ?? null
}
