import { and, asc, eq, inArray, not } from 'drizzle-orm'
import type { LetterKind } from '#app/domain/activity/letter.ts'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { offeredAgreements } from '#db/schema/agreements.ts'
import { applications, calls, decisions, releases } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { readAgreementText } from './agreements/read-agreement-text.server.ts'
import { unreleasedStates } from './application.ts'
import { type DecisionOutcome, isAcceptance, releasedState } from './decision.ts'
import { moveApplication } from './lock-application.server.ts'
import { mayRunCalls, personOf } from './policy.ts'
import { isUninvolved } from './read-staff-applications.server.ts'

const letterFor: Record<DecisionOutcome, LetterKind> = {
  accepted_full: 'grant-offered',
  accepted_partial: 'grant-offered',
  waitlisted: 'application-waitlisted',
  declined: 'application-declined',
}

export type ReleaseRefusal = 'not-allowed' | 'not-found' | 'nothing-to-release' | 'changed-since' | 'own-application'
type Drafted = Awaited<ReturnType<typeof readDrafted>>[number]
type Released = { releaseId: Id<'rel'>; released: number }

/**
 * Makes every drafted decision of a call known in one transaction: states change, offers begin to run, letters are queued.
 * The officer names how many decisions they saw, so one drafted a second ago is not released unread. One with a part in an
 * application that waits sees fewer than there are, and releases none.
 */
export async function releaseDecisions(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; expected: number },
): Promise<Outcome<Released, ReleaseRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, input.callId)).for('update')
    if (!call) return refuse('not-found')
    if (await hasPartIn(tx, person, call.id)) return refuse('own-application')
    const drafted = await readDrafted(tx, call.id)
    if (drafted.length === 0) return refuse('nothing-to-release')
    if (drafted.length !== input.expected) return refuse('changed-since', { drafted: drafted.length })
    const releaseId = world.ids.next('rel')
    await tx.insert(releases).values({ id: releaseId, callId: call.id, releasedBy: person.id, releasedAt: at })
    const offerUntil = new Date(at.getTime() + call.offerDays * 86_400_000)
    for (const decision of drafted) {
      await releaseOne(tx, { ids: world.ids, at, actor }, { decision, releaseId, offerUntil })
    }
    await sealAgreement(tx, call.id, drafted)
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'decisions-released',
        subject: { type: 'call', id: call.id },
        after: { releaseId, decisions: drafted.length },
      },
    )
    return done({ releaseId, released: drafted.length })
  })
}

/** What is offered is offered under the text of this moment; one written later is for later offers. */
async function sealAgreement(tx: Tx, callId: Id<'cal'>, drafted: readonly Drafted[]): Promise<void> {
  const offered = drafted.filter(({ outcome }) => isAcceptance(outcome))
  if (offered.length === 0) return
  const { id: textId } = await readAgreementText(tx, callId)
  await tx.insert(offeredAgreements).values(offered.map(({ decisionId }) => ({ decisionId, textId })))
}

/**
 * Whether the officer has a part in an application of the call that waits for its decision or release. Drafted or not is the same,
 * so that being refused tells nobody how their own stands.
 */
async function hasPartIn(tx: Tx, person: Person, callId: Id<'cal'>): Promise<boolean> {
  const own = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(eq(applications.callId, callId), inArray(applications.state, unreleasedStates), not(isUninvolved(person))),
    )
    .limit(1)
  return own.length > 0
}

/** The drafted decisions of a call, their applications locked in order of id. */
async function readDrafted(tx: Tx, callId: Id<'cal'>) {
  return tx
    .select({
      applicationId: applications.id,
      applicantId: applications.applicantId,
      decisionId: decisions.id,
      outcome: decisions.outcome,
      email: people.email,
    })
    .from(applications)
    .innerJoin(decisions, eq(decisions.applicationId, applications.id))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(and(eq(applications.callId, callId), eq(applications.state, 'decided')))
    .orderBy(asc(applications.id))
    .for('update', { of: applications })
}

async function releaseOne(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { decision, releaseId, offerUntil }: { decision: Drafted; releaseId: Id<'rel'>; offerUntil: Date },
): Promise<void> {
  const until = isAcceptance(decision.outcome) ? offerUntil : null
  await tx.update(decisions).set({ releaseId, offerUntil: until }).where(eq(decisions.id, decision.decisionId))
  const isMoved = await moveApplication(tx, by, {
    id: decision.applicationId,
    from: ['decided'],
    to: releasedState[decision.outcome],
    happening: 'decision-released',
    after: { releaseId, outcome: decision.outcome },
  })
  if (!isMoved) throw new Error(`application ${decision.applicationId} changed under its lock`)
  await queueLetter(tx, by, {
    kind: letterFor[decision.outcome],
    to: { email: decision.email, personId: decision.applicantId },
    subject: { type: 'application', id: decision.applicationId },
  })
}
