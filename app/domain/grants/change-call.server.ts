import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { type CallRefusal, type CallWords, refuseCallWords } from './open-call.server.ts'
import { mayRunCalls, personOf } from './policy.ts'

/**
 * Changes a call. Its address stays. Once someone has begun an application, GPU classes may be added but not taken away, and
 * the window and the time may grow but not shrink: a draft must not become wrong, or late, by itself. A call without a closing
 * time may then be given one, two weeks ahead at least, since it must be possible to end it.
 */
export async function changeCall(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { callId, ...words }: Omit<CallWords, 'slug'> & { callId: Id<'cal'> },
): Promise<Outcome<undefined, CallRefusal | 'not-found' | 'takes-away' | 'takes-time-away'>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select().from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const wrong = await refuseCallWords(tx, words)
    if (wrong) return refuse(wrong)
    const [begun] = await tx
      .select({ id: applications.id })
      .from(applications)
      .where(eq(applications.callId, callId))
      .limit(1)
    const keepsClasses = call.gpuClasses.every((gpuClass) => words.gpuClasses.includes(gpuClass))
    const keepsWindow = words.firstMonth <= call.firstMonth && words.lastMonth >= call.lastMonth
    if (begun && !(keepsClasses && keepsWindow)) return refuse('takes-away')
    if (begun && !keepsTime(call, words, at)) return refuse('takes-time-away')
    await tx
      .update(calls)
      .set({ ...words, gpuClasses: [...words.gpuClasses] })
      .where(eq(calls.id, callId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'call-changed',
        subject: { type: 'call', id: callId },
        before: {
          opensAt: call.opensAt,
          closesAt: call.closesAt,
          graceMinutes: call.graceMinutes,
          gpuClasses: call.gpuClasses,
        },
        after: {
          opensAt: words.opensAt,
          closesAt: words.closesAt,
          graceMinutes: words.graceMinutes,
          gpuClasses: words.gpuClasses,
        },
      },
    )
    return done()
  })
}

const leastNotice = 14 * 86_400_000

type Closing = Pick<CallWords, 'closesAt' | 'graceMinutes'>

function keepsTime(before: Closing, after: Closing, at: Date): boolean {
  if (after.closesAt === null) return true
  if (before.closesAt === null) return after.closesAt.getTime() >= at.getTime() + leastNotice
  return after.closesAt >= before.closesAt && after.graceMinutes >= before.graceMinutes
}
