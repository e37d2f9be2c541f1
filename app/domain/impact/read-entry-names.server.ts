import { and, eq, inArray, ne } from 'drizzle-orm'
import { maySeeAnonymous } from '#app/domain/giving/policy.ts'
import type { LedgerEntry } from '#app/domain/ledger/read-entries.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Reads } from '#db/client.server.ts'
import { allocations, supplyLots } from '#db/schema/compute.ts'
import { donors, funds, gifts, refunds } from '#db/schema/giving.ts'
import { applications, calls, projects } from '#db/schema/grants.ts'
import { ownerIn } from './entry-words.ts'
import { mayReadJournal } from './policy.ts'

/**
 * Names for the ids in some entries. Without a reader, or for one who may not read the journal, only what is public: funds, lots that were not given, calls,
 * public projects, and givers who chose a public name. Six queries at most.
 */
export async function readEntryNames(
  reads: Reads,
  reader: Person | null,
  entries: readonly LedgerEntry[],
): Promise<Map<string, string>> {
  const seesAll = reader !== null && mayReadJournal(reader)
  const owners = entries.flatMap((entry) => entry.postings.flatMap((posting) => ownerIn(posting.account) ?? []))
  const sources = entries.map((entry) => entry.sourceId)
  const rows = await Promise.all([
    named(owners, 'fnd_', (ids) =>
      reads.select({ id: funds.id, name: funds.name }).from(funds).where(inArray(funds.id, ids)),
    ),
    named(owners, 'lot_', (ids) =>
      reads
        .select({ id: supplyLots.id, name: supplyLots.title })
        .from(supplyLots)
        .where(and(inArray(supplyLots.id, ids), seesAll ? undefined : ne(supplyLots.source, 'donated'))),
    ),
    named(owners, 'cal_', (ids) =>
      reads.select({ id: calls.id, name: calls.title }).from(calls).where(inArray(calls.id, ids)),
    ),
    named(owners, 'alo_', (ids) => readProjectNames(reads, ids, seesAll)),
    seesAll
      ? named(owners, 'app_', (ids) =>
          reads
            .select({ id: applications.id, name: applications.number })
            .from(applications)
            .where(inArray(applications.id, ids)),
        )
      : [],
    readGivers(reads, sources, { seesAll, seesAnonymous: reader !== null && maySeeAnonymous(reader) }),
  ])
  return new Map(rows.flat().map((row) => [row.id, row.name]))
}

type Named = { id: string; name: string }

async function named<Prefix extends string>(
  ids: readonly string[],
  prefix: Prefix,
  read: (ids: `${Prefix}${string}`[]) => Promise<Named[]>,
): Promise<Named[]> {
  const own = [...new Set(ids)].filter((id): id is `${Prefix}${string}` => id.startsWith(prefix))
  return own.length === 0 ? [] : read(own)
}

async function readProjectNames(reads: Reads, ids: `alo_${string}`[], seesAll: boolean): Promise<Named[]> {
  const rows = await reads
    .select({ id: allocations.id, name: projects.title, isPublic: projects.isPublic })
    .from(allocations)
    .innerJoin(projects, eq(projects.id, allocations.projectId))
    .where(inArray(allocations.id, ids))
  // The short name before the colon is enough in a sentence.
  return rows.filter((row) => seesAll || row.isPublic).map(({ id, name }) => ({ id, name: name.split(':')[0] ?? name }))
}

type Sight = { seesAll: boolean; seesAnonymous: boolean }

/** Who gave, by gift and by refund: the public name, or the donor's own for those who read the journal; an anonymous one only as giving's policy lets. */
async function readGivers(reads: Reads, sources: readonly string[], sight: Sight): Promise<Named[]> {
  const columns = { publicName: gifts.publicName, isAnonymous: gifts.isAnonymous, donorName: donors.name }
  const rows = await Promise.all([
    named(sources, 'gft_', async (ids) =>
      wanted(
        await reads
          .select({ id: gifts.id, ...columns })
          .from(gifts)
          .innerJoin(donors, eq(donors.id, gifts.donorId))
          .where(inArray(gifts.id, ids)),
        sight,
      ),
    ),
    named(sources, 'rfd_', async (ids) =>
      wanted(
        await reads
          .select({ id: refunds.id, ...columns })
          .from(refunds)
          .innerJoin(gifts, eq(gifts.id, refunds.giftId))
          .innerJoin(donors, eq(donors.id, gifts.donorId))
          .where(inArray(refunds.id, ids)),
        sight,
      ),
    ),
  ])
  return rows.flat()
}

function wanted(
  rows: { id: string; publicName: string | null; isAnonymous: boolean; donorName: string }[],
  { seesAll, seesAnonymous }: Sight,
): Named[] {
  return rows.flatMap(({ id, publicName, isAnonymous, donorName }) => {
    if (isAnonymous && !seesAnonymous) return []
    const name = seesAll ? donorName : publicName
    return name ? [{ id, name }] : []
  })
}
