import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type Leaf, leafOf } from '#app/domain/leaf.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { mayAnswerHoursTax, mayReadEvidence, mayReadHours, maySeeAnonymous } from '../policy.ts'
import { areHers } from './hold-hours.server.ts'
import type { HoursPledgeState, TaxAnswers } from './hours-pledge.ts'
import { type Delivery, readDeliveries } from './read-deliveries.server.ts'

export type HoursLine = {
  id: Id<'hpl'>
  /** Null where this reader may not know who gives. */
  giver: { name: string; donorId: Id<'dnr'> } | null
  gpuClass: string
  promised: GpuSeconds
  delivered: GpuSeconds
  firstMonth: Month
  lastMonth: Month
  state: HoursPledgeState
  offeredAt: Date
}

export type HoursInFull = HoursLine & {
  isAnonymous: boolean
  publicName: string | null
  giverEmail: string | null
  agreement: string
  acceptedAt: Date | null
  endReason: string | null
  tax: TaxAnswers & { note: string | null }
  /** For finance and the auditor only; null while nobody has said, and for everyone else. */
  fairValue: Cents | null
  deliveries: Delivery[]
}

/** Promises of hours by cursor, newest first, of one state or of all. Null for who may not read them. */
export async function readHoursPledges(
  reads: Reads,
  person: Person,
  { state, page }: { state: HoursPledgeState | null; page: Leaf<Id<'hpl'>> },
): Promise<{ lines: HoursLine[]; hasNewer: boolean; hasOlder: boolean } | null> {
  if (!mayReadHours(person)) return null
  const { before, after, size } = page
  const cursor = and(before && lt(hoursPledges.id, before), after && gt(hoursPledges.id, after))
  const rows = await reads
    .select()
    .from(hoursPledges)
    .where(and(state ? eq(hoursPledges.state, state) : undefined, cursor))
    .orderBy(after ? asc(hoursPledges.id) : desc(hoursPledges.id))
    .limit(size + 1)
  const { rows: shown, ...more } = leafOf(rows, page)
  return { lines: shown.map((row) => lineOf(row, !row.isAnonymous || maySeeAnonymous(person))), ...more }
}

/** What a donor promised, as far as this reader may know: what waits or runs first, then the newest. Null for who may not read promises. */
export async function readHoursOfDonor(reads: Reads, person: Person, donorId: Id<'dnr'>): Promise<HoursLine[] | null> {
  if (!mayReadHours(person)) return null
  const isHidden = maySeeAnonymous(person) ? undefined : eq(hoursPledges.isAnonymous, false)
  return (await select(reads, and(eq(hoursPledges.donorId, donorId), isHidden))).map((row) => lineOf(row, true))
}

/** A person's own promises, the newest first. */
export async function readOwnHours(reads: Reads, person: Person): Promise<HoursLine[]> {
  return (await select(reads, areHers(person))).map((row) => lineOf(row, true))
}

/** One promise with its deliveries, for staff; null when there is none, or this reader may not read any. */
export async function readHoursPledge(reads: Reads, person: Person, id: Id<'hpl'>): Promise<HoursInFull | null> {
  if (!mayReadHours(person)) return null
  const [row] = await select(reads, eq(hoursPledges.id, id))
  if (!row) return null
  const isKnown = !row.isAnonymous || maySeeAnonymous(person)
  const hours = await inFull(reads, row, { isKnown, seesEvidence: isKnown || mayReadEvidence(person) })
  const seesValue = mayAnswerHoursTax(person) || maySeeAnonymous(person)
  return { ...hours, fairValue: seesValue ? row.fairValue : null }
}

/** One promise of this person's own. */
export async function readOwnHoursPledge(reads: Reads, person: Person, id: Id<'hpl'>): Promise<HoursInFull | null> {
  const [row] = await select(reads, and(eq(hoursPledges.id, id), areHers(person)))
  return row ? inFull(reads, row, { isKnown: true, seesEvidence: true }) : null
}

const mostShown = 200
const onlyFinance = 'Known to finance only'

type Row = typeof hoursPledges.$inferSelect

async function select(reads: Reads, where: SQL | undefined): Promise<Row[]> {
  return reads
    .select()
    .from(hoursPledges)
    .where(where)
    .orderBy(sql`${hoursPledges.state} <> 'offered'`, sql`${hoursPledges.state} <> 'active'`, desc(hoursPledges.id))
    .limit(mostShown)
}

function lineOf(row: Row, isKnown: boolean): HoursLine {
  const { id, gpuClass, promised, delivered, firstMonth, lastMonth, state, offeredAt } = row
  const giver = isKnown ? { name: row.giverName, donorId: row.donorId } : null
  return { id, giver, gpuClass, promised, delivered, firstMonth, lastMonth, state, offeredAt }
}

type Sight = { isKnown: boolean; seesEvidence: boolean }

/** What people wrote in their own words may name an anonymous giver: it is blank for whoever may not know her. */
async function inFull(reads: Reads, row: Row, { isKnown, seesEvidence }: Sight): Promise<HoursInFull> {
  const { isAnonymous, publicName, agreement, acceptedAt, endReason } = row
  const deliveries = await readDeliveries(reads, row.id)
  const { isDeductible, isRecognised, isOnForm990, taxNote: note } = row
  return {
    ...lineOf(row, isKnown),
    isAnonymous,
    publicName,
    giverEmail: isKnown ? row.giverEmail : null,
    agreement: isKnown ? agreement : onlyFinance,
    acceptedAt,
    endReason: isKnown ? endReason : null,
    tax: { isDeductible, isRecognised, isOnForm990, note: isKnown ? note : null },
    fairValue: null,
    deliveries: seesEvidence ? deliveries : deliveries.map((one) => ({ ...one, evidence: onlyFinance, reason: null })),
  }
}
