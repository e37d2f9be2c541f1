import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donors } from '#db/schema/giving.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { sendOperation } from '../send-operation.server.ts'
import { underLock } from '../under-lock.server.ts'
import { isInstalmentOpen } from './pledge.ts'
import { largestPart } from './schedule.ts'
import { writeOperation } from './write-payment.server.ts'

export type MethodRefusal = 'not-open' | 'part-too-large' | 'payments-refused' | 'payments-silent'
type MethodWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>

/** Stripe's shortest life for a session is 30 minutes; one more keeps clocks from disagreeing. */
const sessionLivesMs = 31 * 60_000

/**
 * Asks for the page on which a giver saves a card or bank account for her pledge, and answers its address. Nothing is charged, and
 * what was saved before stays until the new one is. Refuses a pledge that has ended, and parts larger than the method takes.
 */
export async function startMethod(
  world: MethodWorld,
  actor: Actor,
  { pledgeId, channel }: { pledgeId: Id<'plg'>; channel: 'card' | 'bank_debit' },
): Promise<Outcome<{ methodId: Id<'mth'>; url: string }, MethodRefusal>> {
  const asked = await underLock(world, `pledge:${pledgeId}`, async (tx) => {
    const [row] = await tx
      .select({ pledge: pledges, customerId: donors.stripeCustomerId })
      .from(pledges)
      .innerJoin(donors, eq(donors.id, pledges.donorId))
      .where(eq(pledges.id, pledgeId))
    if (row?.pledge.state !== 'offered' && row?.pledge.state !== 'active') return refuse('not-open')
    const parts = await tx.select().from(instalments).where(eq(instalments.pledgeId, pledgeId))
    const open = parts.filter((part) => isInstalmentOpen(part.state))
    if (open.some((part) => addCents(part.amount, cents(-part.paid)) > largestPart(channel)))
      return refuse('part-too-large')
    const methodId = world.ids.next('mth')
    const at = world.clock.now()
    await tx.insert(pledgeMethods).values({ id: methodId, pledgeId, channel, state: 'asked', askedAt: at })
    const back = `${world.lab.origin}${paths.pledged(pledgeId)}`
    const params = world.payments.prepareSetup({
      methodId,
      channel,
      customerId: row.customerId,
      email: row.pledge.giverEmail,
      labName: world.lab.name,
      successUrl: `${back}?saved=${methodId}`,
      cancelUrl: back,
      expiresAt: new Date(at.getTime() + sessionLivesMs),
    })
    const endpoint = 'checkout.sessions.create:setup'
    const key = await writeOperation(tx, world, { name: 'setup', endpoint, subjectId: methodId, params })
    const by = { ids: world.ids, at, actor }
    await recordHappening(tx, by, {
      kind: 'method-asked',
      subject: { type: 'pledge', id: pledgeId },
      after: { methodId, channel },
    })
    return done({ methodId, key })
  })
  if (!asked.ok) return asked
  const state = await sendOperation(world, actor, asked.value.key)
  if (state === 'failed') return refuse('payments-refused')
  const { methodId } = asked.value
  const [now] = await world.db
    .select({ url: pledgeMethods.stripeSessionUrl })
    .from(pledgeMethods)
    .where(eq(pledgeMethods.id, methodId))
  return now?.url ? done({ methodId, url: now.url }) : refuse('payments-silent')
}
