import { eq } from 'drizzle-orm'
import { whoOf } from '#app/domain/activity/portal-words.ts'
import { type EntryFilter, type EntryPage, readEntries, readEntry } from '#app/domain/ledger/read-entries.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { type Id, parseId } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { type EntryLine, entryLine } from './entry-line.ts'
import { mayReadJournal } from './policy.ts'
import { readEntryNames } from './read-entry-names.server.ts'

export type JournalPage = { lines: EntryLine[]; hasNewer: boolean; hasOlder: boolean }

/** A page of the journal with every name, newest first; null for someone who may not read it. */
export async function readJournal(
  reads: Reads,
  reader: Person,
  ask: { filter: EntryFilter; page: EntryPage },
): Promise<JournalPage | null> {
  if (!mayReadJournal(reader)) return null
  const { entries, ...rest } = await readEntries(reads, ask.filter, ask.page)
  const names = await readEntryNames(reads, reader, entries)
  return { lines: entries.map((entry) => entryLine(entry, names)), ...rest }
}

/** A page of the journal as anyone may see it: no name that its owner did not make public. */
export async function readPublicJournal(
  reads: Reads,
  ask: { account: string | null; before: Id<'ent'> | null; size: number },
): Promise<JournalPage> {
  const page = { size: ask.size, ...(ask.before ? { before: ask.before } : {}) }
  const { entries, ...rest } = await readEntries(reads, ask.account ? { account: ask.account } : {}, page)
  const names = await readEntryNames(reads, null, entries)
  return { lines: entries.map((entry) => entryLine(entry, names)), ...rest }
}

export type EntryInFull = EntryLine & {
  sourceType: string
  sourceId: string
  recordedAt: Date
  actor: string
  /** The person's name, or who stands behind the portal's act. */
  by: string
  memo: string
  body: string
}

/** One entry in full, or null when there is none or the reader may not read the journal. */
export async function readJournalEntry(reads: Reads, reader: Person, entryId: Id<'ent'>): Promise<EntryInFull | null> {
  if (!mayReadJournal(reader)) return null
  const entry = await readEntry(reads, entryId)
  if (!entry) return null
  const { sourceType, sourceId, recordedAt, actor, memo, body } = entry
  const [names, by] = await Promise.all([readEntryNames(reads, reader, [entry]), readActorName(reads, actor)])
  return { ...entryLine(entry, names), sourceType, sourceId, recordedAt, actor, by, memo, body }
}

/** The journal keeps "psn_…" or "portal:because". */
async function readActorName(reads: Reads, actor: string): Promise<string> {
  const id = parseId('psn', actor)
  if (!id) return whoOf(actor.replace(/^portal:/, ''))
  const [person] = await reads.select({ name: people.name }).from(people).where(eq(people.id, id))
  return person?.name ?? actor
}
