import { and, eq, notInArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { applications, awards, calls } from '#db/schema/grants.ts'
import { renewals } from '#db/schema/renewals.ts'
import { overStates } from '../application.ts'
import { callStage } from '../call.ts'
import { readFormOf } from '../forms/read-forms.server.ts'
import { keepSection } from '../keep-section.server.ts'
import { lockApplication } from '../lock-application.server.ts'
import { findDraft, openDraft } from '../open-draft.server.ts'
import { personOf } from '../policy.ts'
import { callColumns } from '../read-calls.server.ts'
import { carryAnswers } from './carry-answers.ts'
import { readLastAward } from './read-last-award.server.ts'
import { isRenewable } from './renewal.ts'

type Begun = { applicationId: Id<'app'>; isNew: boolean }
export type BeginRenewalRefusal =
  | 'not-found'
  | 'not-open'
  | 'takes-none'
  | 'not-running'
  | 'other-draft'
  | 'sent-already'

/**
 * The lead of a project asks to go on with it in an open call that takes renewals: a draft tied to the project’s last award, with
 * every answer that is asked for again in the same words, the lines of hours and the people. Writes down what was taken over and
 * what was not. Goes on with a renewal begun there; refuses beside another draft of the same person in the call,
 * and while one that was sent there may still be awarded.
 */
export async function beginRenewal(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: { projectId: Id<'prj'>; callSlug: string },
): Promise<Outcome<Begun, BeginRenewalRefusal>> {
  const person = personOf(actor)
  if (!person) return refuse('not-found')
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  return world.db.transaction(async (tx) => {
    const award = await readLastAward(tx, input.projectId)
    const [call] = await tx.select(callColumns).from(calls).where(eq(calls.slug, input.callSlug))
    if (award?.leadId !== person.id || !call) return refuse('not-found')
    const mine = { callId: call.id, personId: person.id }
    const draft = await findDraft(tx, mine)
    if (draft) return answerDraft(tx, draft, input.projectId)
    if (!call.takesRenewals) return refuse('takes-none')
    if (callStage(call, at) !== 'open') return refuse('not-open')
    if (!isRenewable(award.state)) return refuse('not-running')
    if (await isRenewedIn(tx, award.id, call.id)) return refuse('sent-already')
    const begun = await openDraft(tx, world, by, mine)
    if (!begun.isNew) return answerDraft(tx, begun.applicationId, input.projectId)
    await carryOver(tx, by, { award, person, applicationId: begun.applicationId })
    return done(begun)
  })
}

/** Whether a renewal of the award that was sent in this call may still be awarded. */
async function isRenewedIn(tx: Tx, awardId: Id<'awd'>, callId: Id<'cal'>): Promise<boolean> {
  const [live] = await tx
    .select({ id: applications.id })
    .from(renewals)
    .innerJoin(applications, eq(applications.id, renewals.applicationId))
    .where(
      and(
        eq(renewals.awardId, awardId),
        eq(applications.callId, callId),
        notInArray(applications.state, [...overStates]),
      ),
    )
    .limit(1)
  return live !== undefined
}

async function answerDraft(
  tx: Tx,
  applicationId: Id<'app'>,
  projectId: Id<'prj'>,
): Promise<Outcome<Begun, 'other-draft'>> {
  const [renewal] = await tx
    .select({ projectId: awards.projectId })
    .from(renewals)
    .innerJoin(awards, eq(awards.id, renewals.awardId))
    .where(eq(renewals.applicationId, applicationId))
  return renewal?.projectId === projectId ? done({ applicationId, isNew: false }) : refuse('other-draft')
}

type Over = {
  award: { id: Id<'awd'>; applicationId: Id<'app'> }
  person: Person
  applicationId: Id<'app'>
}

async function carryOver(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, { award, person, applicationId }: Over) {
  const [[before], form, draft] = [
    await tx
      .select({ answers: applications.answers, gpuClasses: calls.gpuClasses, attachment: applications.attachmentKey })
      .from(applications)
      .innerJoin(calls, eq(calls.id, applications.callId))
      .where(eq(applications.id, award.applicationId)),
    await readFormOf(tx, award.applicationId),
    await lockApplication(tx, applicationId),
  ]
  if (!before || !draft) throw new Error(`renewal ${applicationId} has nothing to carry over`)
  const { answers, carried, leftBehind } = carryAnswers(
    { ...before, form, hasAttachment: before.attachment !== null },
    { form: draft.form, ...draft.call },
  )
  const begun = { applicationId, awardId: award.id, begunBy: person.id, begunAt: by.at }
  await tx.insert(renewals).values({ ...begun, carried, leftBehind })
  const after = { awardId: award.id, carried: carried.length, leftBehind: leftBehind.length }
  await recordHappening(tx, by, { kind: 'renewal-begun', subject: { type: 'application', id: applicationId }, after })
  let application = draft
  for (const section of draft.form.sections) {
    const values = answers.get(section.name)
    if (!values) continue
    const revision = await keepSection(tx, by, { application, person, section, values })
    application = {
      ...application,
      revision,
      answers: { ...application.answers, ...values },
      title: values.title ?? application.title,
    }
  }
}
