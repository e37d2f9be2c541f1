import { and, asc, eq, lt, ne } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { SetupSeen } from '../payments.ts'
import { underLock } from '../under-lock.server.ts'

type MethodWorld = Touches<'db' | 'clock' | 'ids' | 'payments'>
type Method = typeof pledgeMethods.$inferSelect

/** A session lives for 31 minutes; after this its end is known. */
const overdueAfterMs = 35 * 60_000

/**
 * Brings a saved method to what Stripe says of its session: saved, it replaces the one before and pays what comes next, also
 * parts that waited for another method. The way back, an event and the sweep all call it, in any order and at once.
 */
export async function settleMethod(
  world: MethodWorld,
  actor: Actor,
  { methodId, sessionId }: { methodId: Id<'mth'>; sessionId?: string },
): Promise<Outcome<{ state: Method['state'] }, 'no-such-method'>> {
  const [method] = await world.db.select().from(pledgeMethods).where(eq(pledgeMethods.id, methodId))
  if (!method) return refuse('no-such-method')
  const known = method.stripeSessionId ?? sessionId
  if (method.state !== 'asked' || !known) return done({ state: method.state })
  const seen = await world.payments.readSetup(known)
  if (seen.methodId !== methodId) throw new Error(`session ${known} saves another method than ${methodId}`)
  return underLock(world, `pledge:${method.pledgeId}`, async (tx) =>
    done({ state: await apply(tx, world, { actor, method, seen }) }),
  )
}

/** Methods whose page has been over for a while and that nobody has heard of since. */
export async function readOpenMethods(world: Touches<'db' | 'clock'>): Promise<Id<'mth'>[]> {
  const before = new Date(world.clock.now().getTime() - overdueAfterMs)
  const rows = await world.db
    .select({ id: pledgeMethods.id })
    .from(pledgeMethods)
    .where(and(eq(pledgeMethods.state, 'asked'), lt(pledgeMethods.askedAt, before)))
    .orderBy(asc(pledgeMethods.id))
    .limit(500)
  return rows.map((row) => row.id)
}

/** Stripe will not open the page, or it was left: the method is asked for anew. */
export async function noteMethodGone(tx: Tx, methodId: Id<'mth'>): Promise<void> {
  await tx
    .update(pledgeMethods)
    .set({ state: 'expired' })
    .where(and(eq(pledgeMethods.id, methodId), eq(pledgeMethods.state, 'asked')))
}

async function apply(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { actor, method, seen }: { actor: Actor; method: Method; seen: SetupSeen },
): Promise<Method['state']> {
  if (seen.status === 'expired') {
    await noteMethodGone(tx, method.id)
    return 'expired'
  }
  if (seen.status !== 'complete' || !seen.paymentMethodId || !seen.customerId) return 'asked'
  const [now] = await tx.select().from(pledgeMethods).where(eq(pledgeMethods.id, method.id))
  if (now?.state !== 'asked') return now?.state ?? 'expired'
  await tx
    .update(pledgeMethods)
    .set({ state: 'replaced' })
    .where(and(eq(pledgeMethods.pledgeId, method.pledgeId), eq(pledgeMethods.state, 'saved')))
  await tx
    .update(pledgeMethods)
    .set({
      state: 'saved',
      savedAt: world.clock.now(),
      stripeCustomerId: seen.customerId,
      stripePaymentMethodId: seen.paymentMethodId,
      label: seen.label,
    })
    .where(eq(pledgeMethods.id, method.id))
  await tx.update(pledges).set({ method: method.channel }).where(eq(pledges.id, method.pledgeId))
  await tx
    .update(instalments)
    .set({ waitsFor: null, chargeOn: null, failures: 0 })
    .where(and(eq(instalments.pledgeId, method.pledgeId), ne(instalments.state, 'processing')))
  await recordHappening(
    tx,
    { ids: world.ids, at: world.clock.now(), actor },
    {
      kind: 'method-saved',
      subject: { type: 'pledge', id: method.pledgeId },
      after: { channel: method.channel, methodId: method.id },
    },
  )
  return 'saved'
}
