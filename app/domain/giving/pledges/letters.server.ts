import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { instalments, pledgeReminders } from '#db/schema/pledges.ts'
import { kindMeanings, kindWords } from './pledge.ts'
import { type PledgeInFull, readPledgeForLetter } from './read-pledge.server.ts'
import { readVersions } from './read-versions.server.ts'

type LetterWorld = Touches<'db' | 'lab'>

export type PledgeLetterProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  amount: Cents
  fund: string
  kind: string
  meaning: string
  condition: string | null
  parts: { dueOn: Day; amount: Cents }[]
  payment: string
  pledgeUrl: string
}

/** What a giver reads when she has pledged, and when the lab accepts: the same facts. */
export async function gatherPledge(world: LetterWorld, pledgeId: string): Promise<PledgeLetterProps | null> {
  const pledge = await readPledgeForLetter(world.db, pledgeId as Id<'plg'>)
  if (!pledge?.giver) return null
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    giver: pledge.giver.name,
    amount: pledge.amount,
    fund: pledge.fundName,
    kind: kindWords[pledge.kind],
    meaning: kindMeanings[pledge.kind],
    condition: pledge.condition,
    parts: pledge.instalments.map(({ dueOn, amount }) => ({ dueOn, amount })),
    payment: paymentWords(pledge, lab.legalName),
    pledgeUrl: `${lab.origin}${paths.backer.pledge(pledge.id)}`,
  }
}

export type PledgeDividedProps = Pick<
  PledgeLetterProps,
  'labName' | 'legalName' | 'address' | 'contact' | 'giver' | 'pledgeUrl'
> & { owed: Cents; shares: { fund: string; amount: Cents }[]; reason: string }

/** What a giver reads when the rest of her pledge is divided anew: how it is now, and why. */
export async function gatherPledgeDivided(world: LetterWorld, pledgeId: string): Promise<PledgeDividedProps | null> {
  const props = await gatherPledge(world, pledgeId)
  const pledge = await readPledgeForLetter(world.db, pledgeId as Id<'plg'>)
  const [newest] = (await readVersions(world.db, pledgeId as Id<'plg'>)).filter(({ shares }) => shares.length > 0)
  if (!props || !pledge || !newest) return null
  const { labName, legalName, address, contact, giver, pledgeUrl } = props
  const shares = pledge.toCome.map(({ fund, amount }) => ({ fund, amount }))
  return { labName, legalName, address, contact, giver, pledgeUrl, owed: pledge.owed, shares, reason: newest.reason }
}

/** How the parts are paid, as a sentence to the giver. */
export function paymentWords(pledge: Pick<PledgeInFull, 'method'>, legalName: string): string {
  const words: Record<PledgeInFull['method'], string> = {
    card: 'Each part is charged to your saved card on its day; we write a week before.',
    bank_debit: 'Each part is debited from your saved bank account on its day; we write a week before.',
    wire: 'You send each part by wire. Its invoice, with your reference, is on the pledge’s page; finance tells you our bank’s details and confirms them by telephone.',
    cheque: `You send a cheque for each part, made out to ${legalName}. Its invoice says what to write on it.`,
    daf: 'You recommend a grant to your fund’s sponsor for each part. Please do not name this pledge as an obligation.',
    stock: 'You transfer shares for each part. What they are worth on the day they arrive counts.',
  }
  return words[pledge.method]
}

export type InstalmentLetterProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  giver: string
  amount: Cents
  dueOn: Day
  place: number
  parts: number
  fund: string
  /** What the letter is about: coming, late by a week or a month, or a charge that needs the giver. */
  about: 'before' | 'week-after' | 'month-after' | 'giver' | 'method' | 'staff'
  payment: string
  pledgeUrl: string
}

/** A part of a pledge that is due, or late. Null once nothing of it is to come. */
export async function gatherInstalmentDue(
  world: LetterWorld,
  reminderId: string,
): Promise<InstalmentLetterProps | null> {
  const [row] = await world.db
    .select()
    .from(pledgeReminders)
    .where(eq(pledgeReminders.id, reminderId as Id<'rmd'>))
  return row ? gatherInstalment(world, row.instalmentId, row.which) : null
}

/** A charge that came to nothing, and what the giver can do about it. */
export function gatherInstalmentUnpaid(
  world: LetterWorld,
  _giftId: string,
  enclosed: Record<string, string>,
): Promise<InstalmentLetterProps | null> {
  const about = (['giver', 'method', 'staff'] as const).find((one) => one === enclosed.because) ?? 'staff'
  return gatherInstalment(world, enclosed.instalmentId as Id<'ins'>, about)
}

async function gatherInstalment(
  world: LetterWorld,
  instalmentId: Id<'ins'>,
  about: InstalmentLetterProps['about'],
): Promise<InstalmentLetterProps | null> {
  const [row] = await world.db
    .select({ pledgeId: instalments.pledgeId })
    .from(instalments)
    .where(eq(instalments.id, instalmentId))
  const pledge = row ? await readPledgeForLetter(world.db, row.pledgeId) : null
  const part = pledge?.instalments.find((one) => one.id === instalmentId)
  if (!pledge?.giver || !part || part.owed === 0n) return null
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    giver: pledge.giver.name,
    amount: part.owed,
    dueOn: part.dueOn,
    place: part.place,
    parts: pledge.instalments.length,
    fund: pledge.fundName,
    about,
    payment: paymentWords(pledge, lab.legalName),
    pledgeUrl: `${lab.origin}${paths.backer.pledge(pledge.id)}`,
  }
}
