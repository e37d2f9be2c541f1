import { and, asc, count, desc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { donors } from '#db/schema/giving.ts'
import { mailingDonors, mailings } from '#db/schema/mailings.ts'
import { people } from '#db/schema/people.ts'
import type { DonorFilter } from '../donors/segment.ts'
import { isInList } from '../donors/segment-filter.server.ts'
import { mayReadGifts } from '../policy.ts'
import { isShownDonor } from '../shown-donor.server.ts'
import type { MailingDonorState, MailingLine, MailingWords } from './mailing.ts'
import { mailingAddress } from './mailing-address.server.ts'

/** The mailings, newest first. */
export async function readMailings(reads: Reads, person: Person): Promise<MailingLine[]> {
  if (!mayReadGifts(person)) return []
  return select(reads).orderBy(desc(mailings.id)).limit(100)
}

export async function readMailing(
  reads: Reads,
  person: Person,
  id: Id<'mlg'>,
): Promise<(MailingLine & MailingWords) | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await select(reads).where(eq(mailings.id, id))
  return row ?? null
}

function select(reads: Reads) {
  const { id, subject, words, state, query, writtenAt, begunAt } = mailings
  return reads
    .select({ id, subject, words, state, query, writtenAt, begunAt, by: people.name })
    .from(mailings)
    .innerJoin(people, eq(people.id, mailings.writtenBy))
    .$dynamic()
}

/** One donor who is to get a letter, or got it. */
export type Addressee = {
  id: Id<'dnr'>
  name: string
  email: string | null
  state: MailingDonorState
}
export type Addressees = { shown: Addressee[]; hasMore: boolean; total: number }

const willBe = sql<MailingDonorState>`case when ${mailingAddress} is null then 'no_address'
  when exists (select from letter_stop s where s.email = lower(${mailingAddress}) and s.topic = 'news') then 'stopped' else 'waiting' end`

type Page = { after?: Id<'dnr'> | undefined; size: number }

/** Whom a draft would go to now: the donors of its segment this reader may know of, and who of them gets none. */
export async function readWouldGet(
  reads: Reads,
  person: Person,
  { filter, today, page }: { filter: DonorFilter; today: Day; page: Page },
): Promise<Addressees> {
  const where = isInList(person, filter, today)
  const [rows, [all]] = await Promise.all([
    reads
      .select({ id: donors.id, name: donors.name, email: mailingAddress, state: willBe })
      .from(donors)
      .where(and(where, page.after && gt(donors.id, page.after)))
      .orderBy(asc(donors.id))
      .limit(page.size + 1),
    reads.select({ count: count() }).from(donors).where(where),
  ])
  return paged(rows, page, all?.count ?? 0)
}

/** Whom a mailing went, or goes, to. */
export async function readGot(
  reads: Reads,
  person: Person,
  { mailingId, page }: { mailingId: Id<'mlg'>; page: Page },
): Promise<Addressees> {
  const where = and(eq(mailingDonors.mailingId, mailingId), isShownDonor(person))
  const rows = await reads
    .select({ id: donors.id, name: donors.name, email: mailingAddress, state: mailingDonors.state })
    .from(mailingDonors)
    .innerJoin(donors, eq(donors.id, mailingDonors.donorId))
    .where(and(where, page.after && gt(donors.id, page.after)))
    .orderBy(asc(donors.id))
    .limit(page.size + 1)
  const counts = await readProgress(reads, mailingId)
  return paged(
    rows,
    page,
    Object.values(counts).reduce((sum, one) => sum + one, 0),
  )
}

/** How far a mailing is: how many donors stand where. */
export async function readProgress(reads: Reads, mailingId: Id<'mlg'>): Promise<Record<MailingDonorState, number>> {
  const rows = await reads
    .select({ state: mailingDonors.state, count: count() })
    .from(mailingDonors)
    .where(eq(mailingDonors.mailingId, mailingId))
    .groupBy(mailingDonors.state)
  const none = { waiting: 0, queued: 0, stopped: 0, no_address: 0, gone: 0, failed: 0 }
  return { ...none, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) }
}

/** One donor as a preview names her; null for one this reader may not know of. */
export async function readAddressee(reads: Reads, person: Person, id: Id<'dnr'>): Promise<Addressee | null> {
  if (!mayReadGifts(person)) return null
  const [row] = await reads
    .select({ id: donors.id, name: donors.name, email: mailingAddress, state: willBe })
    .from(donors)
    .where(and(eq(donors.id, id), isShownDonor(person) as SQL))
  return row ?? null
}

function paged(rows: Addressee[], { size }: Page, total: number): Addressees {
  return { shown: rows.slice(0, size), hasMore: rows.length > size, total }
}
