import { and, desc, eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { deadlineExtensions } from '#db/schema/deadlines.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { lockApplication } from '../lock-application.server.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isInvolved } from '../sight/seen-by.server.ts'

export type ExtendRefusal = 'not-allowed' | 'not-found' | 'not-a-draft' | 'reason-missing' | 'no-deadline' | 'no-longer'

/**
 * Gives one draft longer than its call, with a reason, and tells its applicant by letter; staff see no drafts, so it is named by
 * the number its applicant gave. The call's grace counts on top. Only ever longer: what somebody was promised is not taken back. The same once more is once.
 */
export async function extendDeadline(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; number: string; until: Date; reason: string },
): Promise<Outcome<undefined, ExtendRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const { until } = input
  const reason = input.reason.trim()
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const applicationId = await findByNumber(tx, input)
    const application = applicationId && (await lockApplication(tx, applicationId))
    if (!application || (await isInvolved(tx, person, application))) return refuse('not-found')
    if (application.state !== 'draft') return refuse('not-a-draft')
    if (!reason) return refuse('reason-missing')
    if (application.call.deadline === null) return refuse('no-deadline')
    const given = await lastExtension(tx, application.id)
    if (given?.until.getTime() === until.getTime() && given.reason === reason) return done()
    const { closesAt } = application.call
    if (until <= at || until <= (given?.until ?? closesAt ?? at)) return refuse('no-longer')
    const id = world.ids.next('ext')
    await tx
      .insert(deadlineExtensions)
      .values({ id, applicationId: application.id, until, reason, givenBy: person.id, givenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'deadline-extended',
        subject: { type: 'application', id: application.id },
        before: { until: given?.until ?? closesAt },
        after: { until, reason },
      },
    )
    const [lead] = await tx.select({ email: people.email }).from(people).where(eq(people.id, application.applicantId))
    if (!lead) throw new Error(`application ${application.number} has no applicant`)
    await queueLetter(
      tx,
      { ids: world.ids, at },
      {
        kind: 'deadline-extended',
        to: { email: lead.email, personId: application.applicantId },
        subject: { type: 'extension', id },
      },
    )
    return done()
  })
}

async function findByNumber(
  tx: Tx,
  { callId, number }: { callId: Id<'cal'>; number: string },
): Promise<Id<'app'> | null> {
  const [row] = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.callId, callId), eq(applications.number, number.trim())))
  return row?.id ?? null
}

async function lastExtension(tx: Tx, applicationId: Id<'app'>) {
  const [row] = await tx
    .select({ until: deadlineExtensions.until, reason: deadlineExtensions.reason })
    .from(deadlineExtensions)
    .where(eq(deadlineExtensions.applicationId, applicationId))
    .orderBy(desc(deadlineExtensions.id))
    .limit(1)
  return row ?? null
}
