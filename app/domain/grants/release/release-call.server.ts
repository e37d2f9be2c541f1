import { and, eq, inArray, not } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids, Lab } from '#app/domain/world.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { offeredAgreements } from '#db/schema/agreements.ts'
import { appeals } from '#db/schema/appeals.ts'
import { applications, calls, decisionLines, decisions, releases } from '#db/schema/grants.ts'
import { releaseRules } from '#db/schema/releases.ts'
import { releaseReuses } from '#db/schema/waitlist.ts'
import { readAgreementText } from '../agreements/read-agreement-text.server.ts'
import { unreleasedStates } from '../application.ts'
import { isAcceptance, releasedState } from '../decision.ts'
import { keepFilled } from '../letter-texts/fill-letter.server.ts'
import { callLetterOf } from '../letter-texts/letter-text.ts'
import { moveApplication } from '../lock-application.server.ts'
import { isUninvolved } from '../sight/seen-by.server.ts'
import { readReturned } from '../waitlist/read-list.server.ts'
import { markOf } from './drafts-mark.server.ts'
import { letterFor } from './outcome-letter.ts'
import { type Draft, lockDrafts, readSecondRule } from './read-drafts.server.ts'
import { isReleasable } from './second-officer.ts'

export type CallRefusal = 'not-found' | 'own-application' | 'nothing-to-release' | 'needs-second'
export type Ready = { call: typeof calls.$inferSelect; drafts: Draft[]; secondFrom: GpuSeconds }

/**
 * The drafts of a call that this officer may release, the call and their applications locked. Refuses one with a part in an
 * application that waits.
 */
export async function readyToRelease(
  tx: Tx,
  lab: Pick<Lab, 'secondOfficerHours'>,
  { callId, person }: { callId: Id<'cal'>; person: Person },
): Promise<Outcome<Ready, CallRefusal>> {
  const [call] = await tx.select().from(calls).where(eq(calls.id, callId)).for('update')
  if (!call) return refuse('not-found')
  if (await hasPartIn(tx, person, call.id)) return refuse('own-application')
  const { from } = await readSecondRule(tx, lab, call.id)
  const drafts = await lockDrafts(tx, call.id, from)
  if (drafts.length === 0) return refuse('nothing-to-release')
  return done({ call, drafts, secondFrom: from })
}

/** Those drafts, when they are the very ones the officer looked at, named by their fingerprint (drafts-mark), and none lacks its second officer. */
export async function readyAsSeen(
  tx: Tx,
  lab: Pick<Lab, 'secondOfficerHours'>,
  { expected, ...asked }: { callId: Id<'cal'>; person: Person; expected: string },
): Promise<Outcome<Ready, CallRefusal | 'changed-since'>> {
  const ready = await readyToRelease(tx, lab, asked)
  if (!ready.ok) return ready
  const { drafts } = ready.value
  if (markOf(drafts) !== expected) return refuse('changed-since', { drafted: drafts.length })
  const lacking = lackingSecond(drafts)
  return lacking ? refuse('needs-second', { numbers: lacking }) : ready
}

/** Names the drafts that a second officer has not agreed to; null when there is none. */
export function lackingSecond(drafts: readonly Draft[]): string | null {
  const lacking = drafts.filter(({ second }) => !isReleasable(second)).map(({ number }) => number)
  return lacking.length > 0 ? lacking.join(', ') : null
}

type Released = { releaseId: Id<'rel'>; released: number }
type By = { ids: Ids; at: Date; actor: Actor; lab: Pick<Lab, 'name' | 'origin'> }

/** Makes the drafts known: states change, offers begin to run under the agreement of this moment, letters are queued. */
export async function releaseDrafts(
  tx: Tx,
  by: By,
  { call, drafts, secondFrom, person }: Ready & { person: Person },
): Promise<Released> {
  const releaseId = by.ids.next('rel')
  await tx.insert(releases).values({ id: releaseId, callId: call.id, releasedBy: person.id, releasedAt: by.at })
  await tx.insert(releaseRules).values({ releaseId, secondFrom })
  await reuseReturned(tx, { callId: call.id, releaseId, drafts })
  const offerUntil = new Date(by.at.getTime() + call.offerDays * 86_400_000)
  for (const draft of drafts) await releaseOne(tx, by, { draft, releaseId, offerUntil })
  await sealAgreement(tx, call.id, drafts)
  await recordHappening(tx, by, {
    kind: 'decisions-released',
    subject: { type: 'call', id: call.id },
    after: { releaseId, decisions: drafts.length },
  })
  return { releaseId, released: drafts.length }
}

/**
 * Hours that have returned to the call are the first that a later release offers, so that the waiting list does not offer them too.
 * Counted before the offers of this release are made.
 */
async function reuseReturned(
  tx: Tx,
  { callId, releaseId, drafts }: { callId: Id<'cal'>; releaseId: Id<'rel'>; drafts: readonly Draft[] },
): Promise<void> {
  const returned = await readReturned(tx, callId)
  const lines = await tx
    .select({ gpuClass: decisionLines.gpuClass, seconds: decisionLines.seconds })
    .from(decisionLines)
    .where(
      inArray(
        decisionLines.decisionId,
        drafts.map(({ decisionId }) => decisionId),
      ),
    )
  const reuses = [...returned].flatMap(([gpuClass, there]) => {
    const offered = lines.reduce((sum, line) => (line.gpuClass === gpuClass ? sum + line.seconds : sum), 0n)
    const seconds = leastOf(offered, there)
    return seconds > 0n ? [{ releaseId, gpuClass, seconds: gpuSeconds(seconds) }] : []
  })
  if (reuses.length > 0) await tx.insert(releaseReuses).values(reuses)
}

function leastOf(one: bigint, other: bigint): bigint {
  return one < other ? one : other
}

/** What is offered is offered under the text of this moment; one written later is for later offers. */
async function sealAgreement(tx: Tx, callId: Id<'cal'>, drafts: readonly Draft[]): Promise<void> {
  const offered = drafts.filter(({ outcome }) => isAcceptance(outcome))
  if (offered.length === 0) return
  const { id: textId } = await readAgreementText(tx, callId)
  // One decided anew after an appeal keeps the text of its first offer.
  await tx
    .insert(offeredAgreements)
    .values(offered.map(({ decisionId }) => ({ decisionId, textId })))
    .onConflictDoNothing()
}

/**
 * Whether the officer has a part in an application of the call that waits for its decision or release. Drafted or not is the same,
 * so that being refused tells nobody how their own stands.
 */
export async function hasPartIn(tx: Tx, person: Person, callId: Id<'cal'>): Promise<boolean> {
  const own = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(
      and(eq(applications.callId, callId), inArray(applications.state, unreleasedStates), not(isUninvolved(person))),
    )
    .limit(1)
  return own.length > 0
}

type One = { draft: Draft; releaseId: Id<'rel'>; offerUntil: Date }

async function releaseOne(tx: Tx, by: By, { draft, releaseId, offerUntil }: One): Promise<void> {
  const until = isAcceptance(draft.outcome) ? offerUntil : null
  await tx.update(decisions).set({ releaseId, offerUntil: until }).where(eq(decisions.id, draft.decisionId))
  const isMoved = await moveApplication(tx, by, {
    id: draft.applicationId,
    from: ['decided'],
    to: releasedState[draft.outcome],
    happening: 'decision-released',
    after: { releaseId, outcome: draft.outcome },
  })
  if (!isMoved) throw new Error(`application ${draft.applicationId} changed under its lock`)
  const { applicationId, outcome } = draft
  const subjectId = await letterSubject(tx, applicationId, releaseId)
  await keepFilled(tx, by, { letter: callLetterOf[outcome], applicationId, subjectId })
  await queueLetter(tx, by, {
    kind: letterFor[outcome],
    to: { email: draft.email, personId: draft.applicantId },
    subject: { type: 'application', id: subjectId },
  })
}

/** A decision made anew after an appeal is told in a letter of its own, though it may be of the same kind as the first. */
async function letterSubject(tx: Tx, applicationId: Id<'app'>, releaseId: Id<'rel'>): Promise<string> {
  const appealed = await tx
    .select({ id: appeals.id })
    .from(appeals)
    .where(and(eq(appeals.applicationId, applicationId), eq(appeals.state, 'upheld')))
  return appealed.length > 0 ? `${applicationId}:${releaseId}` : applicationId
}
