import { and, eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { pledgeLosses, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { type Actor, actorName, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { mayBookPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import { isWithdrawable, openInstalments } from './pledge.ts'
import { owedOf } from './recognise.server.ts'

export type EndRefusal = 'not-an-officer' | 'no-reason' | 'not-open' | 'being-charged' | 'period-closed'
type EndWorld = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Pledge = typeof pledges.$inferSelect

/**
 * Ends a pledge for the lab, with the reason: one that was only offered is declined; one in the books is written off, its rest
 * posted as a loss; any other lapses. What was paid stays paid. Refuses while an instalment is being charged.
 */
export async function endPledge(
  world: EndWorld,
  officer: Person,
  input: { pledgeId: Id<'plg'>; reason: string },
): Promise<Outcome<{ state: Pledge['state'] }, EndRefusal>> {
  if (!mayBookPledges(officer)) return refuse('not-an-officer')
  const reason = input.reason.trim()
  if (reason === '') return refuse('no-reason')
  return underLock(world, `pledge:${input.pledgeId}`, async (tx) => {
    if (await isDayClosed(tx, dayIn(world.lab.timeZone, world.clock.now()))) return refuse('period-closed')
    const [pledge] = await tx.select().from(pledges).where(eq(pledges.id, input.pledgeId))
    if (!pledge || !isOpen(pledge.state)) return refuse('not-open')
    if (await isBeingCharged(tx, pledge.id)) return refuse('being-charged')
    const state = pledge.state === 'offered' ? 'cancelled' : pledge.recognisedAt ? 'written_off' : 'lapsed'
    await close(tx, world, { actor: actorOf(officer), pledge, state, reason })
    return done({ state })
  })
}

/** Takes a pledge back for its giver: while it is only offered, or when it binds nobody. What she owes she cannot take back. */
export async function withdrawPledge(
  world: EndWorld,
  actor: Actor,
  pledgeId: Id<'plg'>,
): Promise<Outcome<undefined, 'not-open' | 'binding' | 'being-charged'>> {
  return underLock(world, `pledge:${pledgeId}`, async (tx) => {
    const [pledge] = await tx.select().from(pledges).where(eq(pledges.id, pledgeId))
    if (!pledge || !isOpen(pledge.state)) return refuse('not-open')
    if (!isWithdrawable(pledge)) return refuse('binding')
    if (await isBeingCharged(tx, pledge.id)) return refuse('being-charged')
    await close(tx, world, { actor, pledge, state: 'cancelled', reason: 'Withdrawn by the giver' })
    return done()
  })
}

type Closing = { actor: Actor; pledge: Pledge; state: 'cancelled' | 'lapsed' | 'written_off'; reason: string }

async function close(tx: Tx, world: EndWorld, { actor, pledge, state, reason }: Closing): Promise<void> {
  const at = world.clock.now()
  const owed = await owedOf(tx, pledge.id)
  if (state === 'written_off' && owed > 0n) await postLoss(tx, world, { actor, pledgeId: pledge.id, owed })
  await tx
    .update(instalments)
    .set({ state: state === 'written_off' ? 'written_off' : 'waived', chargeOn: null, waitsFor: null })
    .where(and(eq(instalments.pledgeId, pledge.id), inArray(instalments.state, [...openInstalments])))
  const [ended] = await tx
    .update(pledges)
    .set({ state, endedAt: at, endReason: reason })
    .where(and(eq(pledges.id, pledge.id), eq(pledges.state, pledge.state)))
    .returning({ id: pledges.id })
  if (!ended) throw new Error(`pledge ${pledge.id} was changed by someone else under its lock`)
  const kinds = { cancelled: 'pledge-withdrawn', lapsed: 'pledge-lapsed', written_off: 'pledge-written-off' } as const
  await recordHappening(
    tx,
    { ids: world.ids, at, actor },
    {
      kind: kinds[state],
      subject: { type: 'pledge', id: pledge.id },
      before: { state: pledge.state },
      after: { state, amount: owed },
    },
  )
}

async function postLoss(
  tx: Tx,
  world: EndWorld,
  { actor, pledgeId, owed }: { actor: Actor; pledgeId: Id<'plg'>; owed: Cents },
): Promise<void> {
  const at = world.clock.now()
  await postEntry(tx, world.ids, {
    kind: 'pledge-written-off',
    source: { type: 'pledge', id: pledgeId },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Pledge written off',
    moves: [{ from: pledgesReceivable, to: pledgeLosses, amount: owed }],
  })
}

function isOpen(state: Pledge['state']): boolean {
  return state === 'offered' || state === 'active'
}

async function isBeingCharged(tx: Tx, pledgeId: Id<'plg'>): Promise<boolean> {
  const rows = await tx
    .select({ id: instalments.id })
    .from(instalments)
    .where(and(eq(instalments.pledgeId, pledgeId), eq(instalments.state, 'processing')))
    .limit(1)
  return rows.length > 0
}
