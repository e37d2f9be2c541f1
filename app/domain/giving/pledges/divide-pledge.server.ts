import { and, asc, eq, inArray } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { pledgedOf } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { type Actor, actorName, actorOf, type Person } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents, lesserCents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { funds } from '#db/schema/giving.ts'
import { instalmentShares, instalments, pledgePayments, pledges, pledgeVersionShares } from '#db/schema/pledges.ts'
import { mayBookPledges } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'
import { openInstalments } from './pledge.ts'
import { readOwedByFund } from './pledge-shares.server.ts'
import { divideParts, type FundShare } from './share.ts'
import { writeVersion } from './write-version.server.ts'

export type DivideAsk = {
  pledgeId: Id<'plg'>
  /** What each fund is to get of everything that is still to come. */
  shares: FundShare[]
  reason: string
  /** The version the form was opened on: sent twice, it divides once. */
  version: number
  requestId?: string | undefined
}
export type DivideRefusal =
  | 'not-an-officer'
  | 'no-reason'
  | 'not-open'
  | 'changed-since'
  | 'being-paid'
  | 'no-such-fund'
  | 'fund-twice'
  | 'not-the-sum'
  | 'same-funds'
  | 'period-closed'

type Pledge = typeof pledges.$inferSelect
type By = { ids: Ids; at: Date; actor: Actor }

/**
 * Divides what is still to come of a pledge over funds anew, as agreed with its giver: every open instalment to the cent, in a new version beside those before; what stands
 * in the books for it moves between the funds in one entry, and the giver is told. What was paid stays where it is. Refuses shares that are not exactly what
 * is to come (`detail.owed`), and while a payment is under way or expected.
 */
export async function dividePledge(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  ask: DivideAsk,
): Promise<Outcome<{ version: number }, DivideRefusal>> {
  if (!mayBookPledges(officer)) return refuse('not-an-officer')
  const reason = ask.reason.trim()
  if (reason === '') return refuse('no-reason')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, ask.requestId) }
  const today = dayIn(world.lab.timeZone, by.at)
  return underLock(world, `pledge:${ask.pledgeId}`, async (tx) => {
    const [pledge] = await tx.select().from(pledges).where(eq(pledges.id, ask.pledgeId))
    if (!pledge || (pledge.state !== 'active' && pledge.state !== 'offered')) return refuse('not-open')
    if (pledge.version !== ask.version) return refuse('changed-since')
    if (await isBeingPaid(tx, pledge.id)) return refuse('being-paid')
    const shares = ask.shares.filter(({ amount }) => amount !== 0n)
    const before = await readOwedByFund(tx, pledge)
    const owed = addCents(...before.map(({ amount }) => amount))
    const refused = await refusalOf(tx, { shares, before, owed })
    if (refused) return refuse(refused, { owed })
    if (pledge.recognisedAt && (await isDayClosed(tx, today))) return refuse('period-closed')
    const version = pledge.version + 1
    await tx.update(pledges).set({ version }).where(eq(pledges.id, pledge.id))
    await writeShares(tx, pledge.id, shares)
    await writeVersion(tx, by, { pledgeId: pledge.id, version, reason })
    await tx.insert(pledgeVersionShares).values(shares.map((share) => ({ pledgeId: pledge.id, version, ...share })))
    if (pledge.recognisedAt) await post(tx, by, { pledge, version, today, moves: movesBetween(before, shares) })
    await tell(tx, by, { pledge, version, funds: shares.length })
    return done({ version })
  })
}

/** A charge under way, or money on its way that staff have written down for a part, is divided as it was begun. */
async function isBeingPaid(tx: Tx, pledgeId: Id<'plg'>): Promise<boolean> {
  const rows = await tx
    .select({ giftId: pledgePayments.giftId })
    .from(pledgePayments)
    .innerJoin(instalments, eq(instalments.id, pledgePayments.instalmentId))
    .where(and(eq(instalments.pledgeId, pledgeId), eq(pledgePayments.isOpen, true)))
    .limit(1)
  return rows.length > 0
}

async function refusalOf(
  tx: Tx,
  { shares, before, owed }: { shares: FundShare[]; before: FundShare[]; owed: Cents },
): Promise<DivideRefusal | null> {
  const ids = shares.map(({ fundId }) => fundId)
  if (new Set(ids).size < ids.length) return 'fund-twice'
  if (shares.some(({ amount }) => amount < 0n) || owed === 0n) return 'not-the-sum'
  if (addCents(...shares.map(({ amount }) => amount)) !== owed) return 'not-the-sum'
  const open = await tx.select({ isOpen: funds.isOpen }).from(funds).where(inArray(funds.id, ids))
  if (open.length < ids.length || open.some((fund) => !fund.isOpen)) return 'no-such-fund'
  const isSame =
    before.length === shares.length &&
    before.every((old) => shares.some((one) => one.fundId === old.fundId && one.amount === old.amount))
  return isSame ? 'same-funds' : null
}

async function writeShares(tx: Tx, pledgeId: Id<'plg'>, shares: FundShare[]): Promise<void> {
  const open = await tx
    .select()
    .from(instalments)
    .where(and(eq(instalments.pledgeId, pledgeId), inArray(instalments.state, [...openInstalments])))
    .orderBy(asc(instalments.place))
  const ids = open.map(({ id }) => id)
  await tx.delete(instalmentShares).where(inArray(instalmentShares.instalmentId, ids))
  const divided = divideParts(
    open.map(({ amount, paid }) => cents(amount - paid)),
    shares,
  )
  const rows = open.flatMap(({ id }, index) => (divided[index] ?? []).map((share) => ({ instalmentId: id, ...share })))
  await tx.insert(instalmentShares).values(rows)
}

/** From the funds that get less to those that get more. */
function movesBetween(before: readonly FundShare[], after: readonly FundShare[]): Move[] {
  const amountIn = (shares: readonly FundShare[], id: string) =>
    shares.find(({ fundId }) => fundId === id)?.amount ?? 0n
  const ids = [...new Set([...before, ...after].map(({ fundId }) => fundId))].sort()
  const changes = ids.map((fundId) => ({ fundId, left: amountIn(after, fundId) - amountIn(before, fundId) }))
  const less = changes.filter(({ left }) => left < 0n).map(({ fundId, left }) => ({ fundId, left: -left }))
  const moves: Move[] = []
  for (const more of changes.filter(({ left }) => left > 0n)) {
    for (const one of less) {
      const amount = lesserCents(cents(more.left), cents(one.left))
      if (amount === 0n) continue
      moves.push({ from: pledgedOf(more.fundId), to: pledgedOf(one.fundId), amount })
      more.left -= amount
      one.left -= amount
    }
  }
  return moves
}

async function post(
  tx: Tx,
  by: By,
  { pledge, version, today, moves }: { pledge: Pledge; version: number; today: Day; moves: Move[] },
): Promise<void> {
  await postEntry(tx, by.ids, {
    kind: 'pledge-divided',
    source: { type: 'pledge-version', id: `${pledge.id}:${version}` },
    effectiveOn: today,
    recordedAt: by.at,
    actor: actorName(by.actor),
    memo: 'Pledge divided anew',
    moves,
  })
}

async function tell(
  tx: Tx,
  by: By,
  { pledge, version, funds: count }: { pledge: Pledge; version: number; funds: number },
): Promise<void> {
  const subject = { type: 'pledge', id: pledge.id }
  await queueLetter(tx, by, { kind: 'pledge-divided', to: { email: pledge.giverEmail }, subject })
  await recordHappening(tx, by, { kind: 'pledge-divided', subject, after: { version, funds: count } })
}
