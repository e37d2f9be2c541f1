import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import type { gifts } from '#db/schema/giving.ts'
import { instalmentPayments, instalments, pledgePayments, pledges } from '#db/schema/pledges.ts'
import { isOffline } from '../arrival.ts'
import { isInstalmentOpen, openInstalments } from './pledge.ts'
import { type OwedChange, promiseMoves } from './pledge-shares.server.ts'

type Ask = { actor: Actor; gift: typeof gifts.$inferSelect }
type Instalment = typeof instalments.$inferSelect

/**
 * What a gift that has arrived settles of the pledge it was meant for, in the transaction that books it: first its own
 * instalment, then the next ones, as far as it goes; the rest is simply a gift. Answers the moves of the promise in the books:
 * none for a gift that is meant for no pledge, and none while the pledge is not receivable.
 */
export async function payPledge(tx: Tx, world: Touches<'clock' | 'ids'>, { actor, gift }: Ask): Promise<Move[]> {
  const [meant] = await tx.select().from(pledgePayments).where(eq(pledgePayments.giftId, gift.id))
  if (!meant) return []
  const pledge = await holdPledge(tx, meant.instalmentId)
  await tx.update(pledgePayments).set({ isOpen: false }).where(eq(pledgePayments.giftId, gift.id))
  const open = await readOpen(tx, { pledgeId: pledge.id, instalmentId: meant.instalmentId, giftId: gift.id })
  const by = { ids: world.ids, at: world.clock.now(), actor }
  let left: bigint = gift.gross
  const settledAs = isOffline(gift.channel) ? ('settled_offline' as const) : ('paid' as const)
  const parts: Cents[] = []
  const changes: OwedChange[] = []
  for (const part of open) {
    const pays = cents(left < part.amount - part.paid ? left : part.amount - part.paid)
    if (pays === 0n) break
    await payInstalment(tx, { part, giftId: gift.id, pays, settledAs })
    parts.push(pays)
    const owed = part.amount - part.paid
    changes.push({ instalmentId: part.id, before: owed, after: owed - pays })
    left -= pays
  }
  await freeOwn(tx, meant.instalmentId)
  const paid = addCents(...parts)
  await recordHappening(tx, by, {
    kind: 'instalment-paid',
    subject: { type: 'pledge', id: pledge.id },
    after: { giftId: gift.id, amount: paid, parts: parts.length },
  })
  await fulfil(tx, by, pledge)
  return pledge.recognisedAt ? promiseMoves(tx, pledge, changes) : []
}

/** Whether a gift paid a pledge: giving it back does not make the promise owed again. */
export async function paysPledge(tx: Tx, giftId: Id<'gft'>): Promise<boolean> {
  const rows = await tx
    .select({ giftId: instalmentPayments.giftId })
    .from(instalmentPayments)
    .where(eq(instalmentPayments.giftId, giftId))
    .limit(1)
  return rows.length > 0
}

/** The pledge of an instalment, held until the commit: nobody else changes any part of it meanwhile. */
export async function holdPledge(tx: Tx, instalmentId: Id<'ins'>): Promise<typeof pledges.$inferSelect> {
  const [part] = await tx
    .select({ pledgeId: instalments.pledgeId })
    .from(instalments)
    .where(eq(instalments.id, instalmentId))
  if (!part) throw new Error(`no instalment ${instalmentId}`)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pledge:${part.pledgeId}`}, 0))`)
  const [pledge] = await tx.select().from(pledges).where(eq(pledges.id, part.pledgeId))
  if (!pledge) throw new Error(`instalment ${instalmentId} has no pledge`)
  return pledge
}

/** What the money may pay, in the order it does. A part that another charge is under way for is left to that charge. */
async function readOpen(
  tx: Tx,
  { pledgeId, instalmentId, giftId }: { pledgeId: Id<'plg'>; instalmentId: Id<'ins'>; giftId: Id<'gft'> },
): Promise<Instalment[]> {
  const rows = await tx
    .select()
    .from(instalments)
    .where(and(eq(instalments.pledgeId, pledgeId), inArray(instalments.state, [...openInstalments])))
    .orderBy(asc(instalments.place))
  const others = await tx
    .select({ instalmentId: pledgePayments.instalmentId })
    .from(pledgePayments)
    .innerJoin(instalments, eq(instalments.id, pledgePayments.instalmentId))
    .where(
      and(
        eq(instalments.pledgeId, pledgeId),
        eq(pledgePayments.isOpen, true),
        sql`${pledgePayments.attempt} is not null and ${pledgePayments.giftId} <> ${giftId}`,
      ),
    )
  const free = rows.filter((row) => !others.some((other) => other.instalmentId === row.id))
  const own = free.filter((row) => row.id === instalmentId)
  const place = rows.find((row) => row.id === instalmentId)?.place ?? 0
  const rest = free.filter((row) => row.id !== instalmentId)
  return [...own, ...rest.filter((row) => row.place > place), ...rest.filter((row) => row.place < place)]
}

async function payInstalment(
  tx: Tx,
  {
    part,
    giftId,
    pays,
    settledAs,
  }: { part: Instalment; giftId: Id<'gft'>; pays: Cents; settledAs: Instalment['state'] },
): Promise<void> {
  const paid = addCents(part.paid, pays)
  await tx.insert(instalmentPayments).values({ giftId, instalmentId: part.id, amount: pays })
  await tx
    .update(instalments)
    .set({ paid, state: paid === part.amount ? settledAs : 'partly', failures: 0, chargeOn: null, waitsFor: null })
    .where(eq(instalments.id, part.id))
}

/** A charge that found its instalment settled by other money no longer occupies it. */
async function freeOwn(tx: Tx, instalmentId: Id<'ins'>): Promise<void> {
  await tx
    .update(instalments)
    .set({ state: sql`case when ${instalments.paid} > 0 then 'partly' else 'scheduled' end` as never })
    .where(
      and(
        eq(instalments.id, instalmentId),
        eq(instalments.state, 'processing'),
        sql`not exists (select from pledge_payment m where m.instalment_id = ${instalmentId} and m.is_open and m.attempt is not null)`,
      ),
    )
}

/** Ends a pledge that has nothing left to come. */
export async function fulfil(
  tx: Tx,
  by: { ids: Touches<'ids'>['ids']; at: Date; actor: Actor },
  pledge: typeof pledges.$inferSelect,
): Promise<void> {
  const rows = await tx
    .select({ state: instalments.state })
    .from(instalments)
    .where(eq(instalments.pledgeId, pledge.id))
  if (pledge.state !== 'active' || rows.some(({ state }) => isInstalmentOpen(state))) return
  await tx.update(pledges).set({ state: 'fulfilled', endedAt: by.at }).where(eq(pledges.id, pledge.id))
  await recordHappening(tx, by, {
    kind: 'pledge-fulfilled',
    subject: { type: 'pledge', id: pledge.id },
    before: { state: 'active' },
    after: { state: 'fulfilled' },
  })
}
