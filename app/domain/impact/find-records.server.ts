import { type Found, type FoundKind, foundKinds, readSearch, type Search } from '#app/domain/activity/found.ts'
import { findAllocations } from '#app/domain/compute/find-allocations.server.ts'
import { findDonors, findGifts, findPledges, findReceipts } from '#app/domain/giving/find-giving.server.ts'
import { findApplications, findProjects } from '#app/domain/grants/find-grants.server.ts'
import { readEntry } from '#app/domain/ledger/read-entries.server.ts'
import { findPeople } from '#app/domain/people/find-people.server.ts'
import { isStaff, type Person } from '#app/domain/people/person.ts'
import { parseId } from '#app/units/id.ts'
import { formatDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { mayReadJournal } from './policy.ts'

export type FoundGroup = { kind: FoundKind; found: Found[]; hasMore: boolean }

/**
 * What one search box finds for one person, by name, address, number or id: of each kind at most `size`, and only what her
 * roles let her open. Null when too little was typed.
 */
export async function findRecords(
  reads: Reads,
  person: Person,
  ask: { typed: string; size: number },
): Promise<FoundGroup[] | null> {
  const search = readSearch(ask.typed, ask.size + 1)
  if (!search) return null
  if (!isStaff(person)) return []
  const found = await Promise.all(finders.map((find) => find(reads, person, search)))
  return foundKinds
    .map((kind) => ({ kind, all: found.flat().filter((one) => one.kind === kind) }))
    .filter(({ all }) => all.length > 0)
    .map(({ kind, all }) => ({ kind, found: all.slice(0, ask.size), hasMore: all.length > ask.size }))
}

const finders: readonly ((reads: Reads, person: Person, search: Search) => Promise<Found[]>)[] = [
  findApplications,
  findProjects,
  findAllocations,
  findDonors,
  findGifts,
  findPledges,
  findReceipts,
  findPeople,
  findEntry,
]

/** A journal entry by its id: it has no other name. */
async function findEntry(reads: Reads, reader: Person, { text }: Search): Promise<Found[]> {
  const id = parseId('ent', text)
  if (!id || !mayReadJournal(reader)) return []
  const entry = await readEntry(reads, id)
  if (!entry) return []
  return [{ kind: 'entry', id, at: id, title: entry.kind.replaceAll('-', ' '), detail: formatDay(entry.effectiveOn) }]
}
