import { and, asc, eq, inArray } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { HappeningKind } from '#app/domain/activity/happening-words.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { applicationMembers, applications, calls } from '#db/schema/grants.ts'
import type { ApplicationState } from './application.ts'
import { readCoApplicants } from './co-applicants/read-co-applicants.server.ts'
import { readFormOf } from './forms/read-forms.server.ts'
import { ownCallColumns } from './read-calls.server.ts'
import { readWorking } from './reopening/reopening.server.ts'

export type LockedApplication = NonNullable<Awaited<ReturnType<typeof lockApplication>>>

/**
 * The application with its call, form and team, its row locked until the transaction ends; null when there is none. Of one that is being
 * changed after it was sent, the words and file as its team has them now.
 */
export async function lockApplication(tx: Tx, id: Id<'app'>) {
  const [application] = await tx.select().from(applications).where(eq(applications.id, id)).for('update')
  if (!application) return null
  const [call] = await tx
    .select(ownCallColumns)
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(eq(applications.id, id))
  if (!call) throw new Error(`application ${id} has no call`)
  const members = await tx
    .select()
    .from(applicationMembers)
    .where(eq(applicationMembers.applicationId, id))
    .orderBy(asc(applicationMembers.email))
  const coApplicants = await readCoApplicants(tx, id)
  const working = application.state === 'reopened' ? await readWorking(tx, id) : null
  const sentFile = working ? application.attachmentKey : null
  return { ...application, ...working, sentFile, call, members, coApplicants, form: await readFormOf(tx, id) }
}

/** The file that a new one takes the place of; what was sent keeps its own. */
export function replaceable({ attachmentKey, sentFile }: LockedApplication): string | null {
  return attachmentKey === sentFile ? null : attachmentKey
}

type Step = {
  id: Id<'app'>
  from: readonly ApplicationState[]
  to: ApplicationState
  /** Past tense, as the activity log tells it. */
  happening: HappeningKind
  set?: Partial<typeof applications.$inferInsert>
  after?: Record<string, unknown>
}

/** The one way an application changes its state: guarded by the state it must be in, and written down. False when it was not there. */
export async function moveApplication(tx: Tx, by: { ids: Ids; at: Date; actor: Actor }, step: Step): Promise<boolean> {
  const [before] = await tx.select({ state: applications.state }).from(applications).where(eq(applications.id, step.id))
  const [moved] = await tx
    .update(applications)
    .set({ ...step.set, state: step.to })
    .where(and(eq(applications.id, step.id), inArray(applications.state, [...step.from])))
    .returning({ callId: applications.callId })
  if (!moved) return false
  if (hoursReturn(before?.state, step.to)) {
    await enqueueJob(tx, 'promote-waitlist', { callId: moved.callId }, { key: `waitlist:${moved.callId}` })
  }
  await recordHappening(tx, by, {
    kind: step.happening,
    subject: { type: 'application', id: step.id },
    before: { state: before?.state },
    after: { state: step.to, ...step.after },
  })
  return true
}

/** An offer that ends, or is accepted in part, sets hours free, and who joins the list may find some: the queue looks who waits for them. */
function hoursReturn(from: ApplicationState | undefined, to: ApplicationState): boolean {
  return to === 'waitlisted' || from === 'accepted' || (from === 'offered' && to !== 'accepted')
}
