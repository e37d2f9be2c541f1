import { and, desc, eq, or, type SQL } from 'drizzle-orm'
import type { Found, Search } from '#app/domain/activity/found.ts'
import type { Person } from '#app/domain/people/person.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { pledges } from '#db/schema/pledges.ts'
import { receipts } from '#db/schema/receipts.ts'
import { isAmongWords } from '#db/words.ts'
import { sumWords } from './euros/euros.ts'
import { kindWords } from './pledges/pledge.ts'
import { mayReadGifts, maySeeAnonymous } from './policy.ts'
import { isShownDonor } from './shown-donor.server.ts'

const donorWords = { in: donors, key: donors.id, columns: [donors.name, donors.email] }
const giftWords = { in: gifts, key: gifts.id, columns: [gifts.giverName, gifts.giverEmail] }
const pledgeWords = { in: pledges, key: pledges.id, columns: [pledges.giverName, pledges.giverEmail, pledges.poNumber] }
const receiptWords = { in: receipts, key: receipts.id, columns: [receipts.number] }

/** Donors by name, address or id. Nobody is found whom the reader may not know of. */
export async function findDonors(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({ id: donors.id, name: donors.name, email: donors.email, mergedInto: donors.mergedInto })
    .from(donors)
    .where(
      and(
        or(isAmongWords(donors.id, donorWords, search.words), eq(donors.id, search.text as 'dnr_')),
        isShownDonor(person),
      ),
    )
    .orderBy(desc(donors.id))
    .limit(search.size)
  return rows.map(({ id, name, email, mergedInto }) => ({
    kind: 'donor',
    id,
    at: mergedInto ?? id,
    title: name,
    detail: mergedInto ? 'Made one with another donor' : (email ?? 'No e-mail address'),
  }))
}

/** Gifts by giver, id, or Stripe's name for the payment. An anonymous giver is not found by a name the reader may not see. */
export async function findGifts(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({
      ...giver,
      id: gifts.id,
      gross: gifts.gross,
      euros: gifts.euros,
      state: gifts.state,
      giftDate: gifts.giftDate,
    })
    .from(gifts)
    .where(
      or(
        and(isAmongWords(gifts.id, giftWords, search.words), isNamed(person)),
        eq(gifts.id, search.text as 'gft_'),
        eq(gifts.stripePaymentIntentId, search.text),
        eq(gifts.stripeChargeId, search.text),
      ),
    )
    .orderBy(desc(gifts.id))
    .limit(search.size)
  return rows.map((row) => ({
    kind: 'gift',
    id: row.id,
    at: row.id,
    title: `${sumWords(row)} from ${giverWords(person, row)}`,
    detail: row.giftDate ? formatDay(row.giftDate) : 'Not paid',
    state: row.state,
  }))
}

/** Pledges by giver, purchase order or id; of an anonymous one only the id finds it, and no name is told. */
export async function findPledges(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadGifts(person)) return []
  const { id, amount, state, giverName, isAnonymous } = pledges
  const isShown = maySeeAnonymous(person) ? undefined : eq(isAnonymous, false)
  const rows = await reads
    .select({ id, amount, state, giverName, isAnonymous, kind: pledges.kind })
    .from(pledges)
    .where(or(and(isAmongWords(id, pledgeWords, search.words), isShown), eq(id, search.text as 'plg_')))
    .orderBy(desc(id))
    .limit(search.size)
  return rows.map((row) => ({
    kind: 'pledge',
    id: row.id,
    at: row.id,
    title: `${formatCents(row.amount)} pledged by ${giverWords(person, row)}`,
    detail: kindWords[row.kind],
    state: row.state,
  }))
}

/** Receipts by number, or any part of one from its beginning; an anonymous giver's is as hidden as on its gift, whose page shows it. */
export async function findReceipts(reads: Reads, person: Person, search: Search): Promise<Found[]> {
  if (!mayReadGifts(person)) return []
  const rows = await reads
    .select({
      ...giver,
      id: receipts.id,
      giftId: gifts.id,
      number: receipts.number,
      amount: receipts.amount,
      by: gifts.channel,
    })
    .from(receipts)
    .innerJoin(gifts, eq(gifts.id, receipts.giftId))
    .where(
      and(
        or(isAmongWords(receipts.id, receiptWords, search.words), eq(receipts.id, search.text as 'rct_')),
        isNamed(person),
      ),
    )
    .orderBy(desc(receipts.id))
    .limit(search.size)
  return rows.map((row) => ({
    kind: 'receipt',
    id: row.id,
    at: row.giftId,
    title: row.number,
    detail: `${row.by === 'property' ? 'Property described' : formatCents(cents(row.amount))} to ${row.giverName}`,
  }))
}

const giver = { giverName: gifts.giverName, isAnonymous: gifts.isAnonymous }

function isNamed(person: Person): SQL | undefined {
  return maySeeAnonymous(person) ? undefined : eq(gifts.isAnonymous, false)
}

function giverWords(person: Person, gift: { giverName: string; isAnonymous: boolean }): string {
  return gift.isAnonymous && !maySeeAnonymous(person) ? 'an anonymous giver' : gift.giverName
}
