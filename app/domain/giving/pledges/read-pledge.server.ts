import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, funds, gifts } from '#db/schema/giving.ts'
import { pledgeMethods } from '#db/schema/pledge-methods.ts'
import { instalments, pledgePayments, pledgeReminders, pledges } from '#db/schema/pledges.ts'
import type { Channel } from '../arrival.ts'
import { bookedStates } from '../gift.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import {
  type InstalmentState,
  isInstalmentOpen,
  type PledgeKind,
  type PledgeMethod,
  type PledgeState,
} from './pledge.ts'
import { readToCome } from './pledge-shares.server.ts'

export type Instalment = {
  id: Id<'ins'>
  place: number
  dueOn: Day
  amount: Cents
  paid: Cents
  /** What is still to come of it; nothing when it is settled, waived or written off. */
  owed: Cents
  state: InstalmentState
  waitsFor: 'giver' | 'method' | 'staff' | null
}

export type PledgeInFull = {
  id: Id<'plg'>
  kind: PledgeKind
  state: PledgeState
  amount: Cents
  paid: Cents
  owed: Cents
  fundId: Id<'fnd'>
  fundName: string
  /** What is still to come, fund by fund. */
  toCome: { fundId: Id<'fnd'>; fund: string; amount: Cents }[]
  rhythm: 'monthly' | 'quarterly' | 'yearly' | 'own'
  method: PledgeMethod
  condition: string | null
  conditionMetAt: Date | null
  conditionEvidence: string | null
  recognisedAt: Date | null
  poNumber: string | null
  isAnonymous: boolean
  publicName: string | null
  note: string | null
  createdAt: Date
  acceptedAt: Date | null
  endedAt: Date | null
  endReason: string | null
  version: number
  /** The card or bank account that is charged: "Visa ending in 4242"; null while none is saved. */
  savedLabel: string | null
  instalments: Instalment[]
  payments: PledgePayment[]
  /** Null when this reader may not know who pledges. */
  giver: { donorId: Id<'dnr'>; name: string; email: string } | null
}

/** A gift that paid some of the pledge. */
export type PledgePayment = {
  giftId: Id<'gft'>
  paidOn: Day | null
  amount: Cents
  channel: Channel
  receipt: string | null
}

/** A pledge for those who may read gifts; an anonymous giver stays hidden from most. Null when there is none for this reader. */
export async function readPledge(reads: Reads, person: Person, id: Id<'plg'>): Promise<PledgeInFull | null> {
  if (!mayReadGifts(person)) return null
  const found = await readWhole(reads, id)
  if (!found) return null
  const isHidden = found.pledge.isAnonymous && !maySeeAnonymous(person)
  return isHidden ? { ...found.pledge, giver: null, note: null } : found.pledge
}

/** A pledge for its giver: the person signed in, or the browser that made it and holds its intent. */
export async function readOwnPledge(
  reads: Reads,
  id: Id<'plg'>,
  viewer: { person: Person | null; intentId: string | null },
): Promise<PledgeInFull | null> {
  const found = await readWhole(reads, id)
  if (!found) return null
  const isGiver = viewer.intentId === found.intentId || (viewer.person !== null && viewer.person.id === found.personId)
  return isGiver ? found.pledge : null
}

/** A pledge's giver, or finance: who may have its papers. */
export async function readPledgeForPapers(reads: Reads, person: Person, id: Id<'plg'>): Promise<PledgeInFull | null> {
  const own = await readOwnPledge(reads, id, { person, intentId: null })
  if (own) return own
  return hasRole(person, 'finance_officer', 'auditor') ? readPledge(reads, person, id) : null
}

/** Inside a letter or a paper there is no reader to ask for: the letter goes to the giver. */
export async function readPledgeForLetter(reads: Reads, id: Id<'plg'>): Promise<PledgeInFull | null> {
  return (await readWhole(reads, id))?.pledge ?? null
}

/** The pledge and the part a reminder is about. */
export async function readPledgeOfReminder(
  reads: Reads,
  id: Id<'rmd'>,
): Promise<{ pledge: PledgeInFull; part: Instalment } | null> {
  const [row] = await reads
    .select({ pledgeId: instalments.pledgeId, partId: instalments.id })
    .from(pledgeReminders)
    .innerJoin(instalments, eq(instalments.id, pledgeReminders.instalmentId))
    .where(eq(pledgeReminders.id, id))
  const pledge = row ? await readPledgeForLetter(reads, row.pledgeId) : null
  const part = pledge?.instalments.find((one) => one.id === row?.partId)
  return pledge && part ? { pledge, part } : null
}

async function readWhole(reads: Reads, id: Id<'plg'>) {
  const [row] = await reads
    .select({ pledge: pledges, fundName: funds.name, personId: sql<Id<'psn'> | null>`${donors.personId}` })
    .from(pledges)
    .innerJoin(funds, eq(funds.id, pledges.fundId))
    .innerJoin(donors, eq(donors.id, pledges.donorId))
    .where(eq(pledges.id, id))
  if (!row) return null
  const parts = await reads
    .select()
    .from(instalments)
    .where(eq(instalments.pledgeId, id))
    .orderBy(asc(instalments.place))
  const [saved] = await reads
    .select({ label: pledgeMethods.label })
    .from(pledgeMethods)
    .where(and(eq(pledgeMethods.pledgeId, id), eq(pledgeMethods.state, 'saved')))
  const toCome = await readToCome(reads, row.pledge)
  const { intentId, intentHash: _hash, donorId, giverName, giverEmail, acceptedBy: _by, ...pledge } = row.pledge
  const shown: Instalment[] = parts.map(({ id: partId, place, dueOn, amount, paid, state, waitsFor }) => ({
    id: partId,
    place,
    dueOn,
    amount,
    paid,
    owed: cents(isInstalmentOpen(state) ? amount - paid : 0n),
    state,
    waitsFor,
  }))
  return {
    intentId,
    personId: row.personId,
    pledge: {
      ...pledge,
      fundName: toCome.length > 0 ? toCome.map(({ fund }) => fund).join(', ') : row.fundName,
      toCome,
      savedLabel: saved?.label ?? null,
      instalments: shown,
      payments: await readPayments(reads, id),
      paid: addCents(...shown.map((part) => part.paid)),
      owed: addCents(...shown.map((part) => part.owed)),
      giver: { donorId, name: giverName, email: giverEmail },
    },
  }
}

/** The gifts that paid it, the newest first, each with its receipt that counts now. */
async function readPayments(reads: Reads, id: Id<'plg'>): Promise<PledgePayment[]> {
  return reads
    .select({
      giftId: gifts.id,
      paidOn: gifts.giftDate,
      amount: gifts.gross,
      channel: gifts.channel,
      receipt: sql<
        string | null
      >`(select r.number from receipt r where r.gift_id = ${gifts.id} order by r.id desc limit 1)`,
    })
    .from(pledgePayments)
    .innerJoin(instalments, eq(instalments.id, pledgePayments.instalmentId))
    .innerJoin(gifts, eq(gifts.id, pledgePayments.giftId))
    .where(and(eq(instalments.pledgeId, id), inArray(gifts.state, [...bookedStates])))
    .orderBy(desc(gifts.id))
}
