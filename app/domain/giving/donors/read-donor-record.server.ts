import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donorContacts, donorNotes, donorTasks, softCredits } from '#db/schema/donors.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { people } from '#db/schema/people.ts'
import { kept } from '../kept-gifts.server.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import type { DonorWords } from './edit-donor.server.ts'
import type { CreditKind } from './soft-credit.ts'

export type DonorNote = { id: Id<'nte'>; words: string; by: string; at: Date }
export type DonorTask = { id: Id<'tsk'>; words: string; dueOn: Day; assignee: string; doneAt: Date | null }
export type DonorContact = {
  id: Id<'ctc'>
  name: string
  email: string | null
  role: string
  isPrimary: boolean
  /** The donor this person is herself, where her address is known as one. */
  donorId: Id<'dnr'> | null
}
export type CreditLine = {
  id: Id<'sfc'>
  giftId: Id<'gft'>
  donorId: Id<'dnr'>
  donor: string
  kind: CreditKind
  amount: Cents
  giftDate: Day | null
  /** The claim on an employer that gave it, and is undone to take it back; null for one that staff gave. */
  claimId: Id<'ecl'> | null
}

export type DonorRecord = {
  words: DonorWords
  owner: string | null
  notes: DonorNote[]
  tasks: DonorTask[]
  contacts: DonorContact[]
  credits: CreditLine[]
  /** Gifts of others this donor is thanked for. Never part of what was given. */
  credited: Cents
}

const mostShown = 100

/** What staff know of a donor beside its money: notes, things to do, its people, and gifts of others it is credited for; noted as read. */
export async function readDonorRecord(world: NotesReads, person: Person, id: Id<'dnr'>): Promise<DonorRecord | null> {
  if (!mayReadGifts(person)) return null
  const reads = world.db
  const [row] = await reads
    .select({ donor: donors, owner: people.name })
    .from(donors)
    .leftJoin(people, eq(people.id, donors.ownerId))
    .where(and(eq(donors.id, id), isShownDonor(person)))
  if (!row) return null
  await noteRead(world, person, { kinds: ['donor'], subjectId: id })
  const { kind, name, email, street, city, state, postalCode, country, ownerId } = row.donor
  const [notes, tasks, contacts, credits] = await Promise.all([
    readNotes(reads, id),
    readTasks(reads, id),
    readContacts(reads, person, id),
    readCredits(reads, person, { donorId: id }),
  ])
  return {
    words: { kind, name, email, street, city, state, postalCode, country, ownerId },
    owner: row.owner,
    notes,
    tasks,
    contacts,
    credits,
    credited: credits.reduce((sum, credit) => cents(sum + credit.amount), cents(0n)),
  }
}

/** Who is credited for a gift, or what gifts a donor is credited for. A gift that came anonymously tells most staff neither. */
export async function readCredits(
  reads: Reads,
  person: Person,
  of: { giftId: Id<'gft'> } | { donorId: Id<'dnr'> },
): Promise<CreditLine[]> {
  if (!mayReadGifts(person)) return []
  return reads
    .select({
      id: softCredits.id,
      giftId: softCredits.giftId,
      donorId: softCredits.donorId,
      donor: 'giftId' in of ? donors.name : gifts.giverName,
      kind: softCredits.kind,
      amount: softCredits.amount,
      giftDate: gifts.giftDate,
      claimId: employerClaims.id,
    })
    .from(softCredits)
    .leftJoin(employerClaims, eq(employerClaims.creditId, softCredits.id))
    .innerJoin(gifts, eq(gifts.id, softCredits.giftId))
    .innerJoin(donors, eq(donors.id, softCredits.donorId))
    .where(
      and(
        'giftId' in of ? eq(softCredits.giftId, of.giftId) : eq(softCredits.donorId, of.donorId),
        // Once its giver and the credited donor are made one, the credit says nothing any more.
        ne(gifts.donorId, softCredits.donorId),
        sql`${gifts.state} in ${kept}`,
        maySeeAnonymous(person) ? undefined : eq(gifts.isAnonymous, false),
        isShownDonor(person),
      ),
    )
    .orderBy(desc(softCredits.id))
    .limit(mostShown)
}

/** Staff who may look after donors, by name. */
export async function readDonorStaff(reads: Reads): Promise<{ id: Id<'psn'>; name: string }[]> {
  return reads
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(and(sql`${people.roles} && array['fundraiser', 'finance_officer']`, isNull(people.disabledAt)))
    .orderBy(asc(people.name))
}

async function readNotes(reads: Reads, id: Id<'dnr'>): Promise<DonorNote[]> {
  return reads
    .select({ id: donorNotes.id, words: donorNotes.words, by: people.name, at: donorNotes.writtenAt })
    .from(donorNotes)
    .innerJoin(people, eq(people.id, donorNotes.writtenBy))
    .where(eq(donorNotes.donorId, id))
    .orderBy(desc(donorNotes.id))
    .limit(mostShown)
}

async function readTasks(reads: Reads, id: Id<'dnr'>): Promise<DonorTask[]> {
  const { words, dueOn, doneAt } = donorTasks
  return reads
    .select({ id: donorTasks.id, words, dueOn, doneAt, assignee: people.name })
    .from(donorTasks)
    .innerJoin(people, eq(people.id, donorTasks.assigneeId))
    .where(eq(donorTasks.donorId, id))
    .orderBy(sql`${doneAt} is not null`, asc(dueOn), desc(donorTasks.id))
    .limit(mostShown)
}

async function readContacts(reads: Reads, person: Person, id: Id<'dnr'>): Promise<DonorContact[]> {
  const { name, email, role, isPrimary } = donorContacts
  const herself = alias(donors, 'herself')
  const rows = await reads
    .select({ id: donorContacts.id, name, email, role, isPrimary, donorId: donors.id, at: herself.id })
    .from(donorContacts)
    .leftJoin(donors, and(eq(sql`lower(${donors.email})`, sql`lower(${email})`), isShownDonor(person)))
    .leftJoin(herself, eq(herself.id, sql`coalesce(${donors.mergedInto}, ${donors.id})`))
    .where(eq(donorContacts.donorId, id))
    .orderBy(desc(isPrimary), asc(donorContacts.id))
    .limit(mostShown)
  return rows.map(({ at, ...contact }) => ({ ...contact, donorId: at }))
}
