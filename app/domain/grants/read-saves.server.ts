import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applicationSaves } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'

type Section = { applicationId: Id<'app'>; section: string }

const ofSection = ({ applicationId, section }: Section) =>
  and(eq(applicationSaves.applicationId, applicationId), eq(applicationSaves.section, section))

/** A section's answers as they stood at a revision of the application; empty before its first save. */
export async function readAnswersAt(
  reads: Reads,
  { revision, ...section }: Section & { revision: number },
): Promise<Record<string, string>> {
  const [save] = await reads
    .select({ answers: applicationSaves.answers })
    .from(applicationSaves)
    .where(and(ofSection(section), lte(applicationSaves.revision, revision)))
    .orderBy(desc(applicationSaves.revision))
    .limit(1)
  return save?.answers ?? {}
}

/** The revision a page may have shown: one the application has not reached was never shown, and counts as having seen nothing. */
export function shownRevision(claimed: number, { revision }: { revision: number }): number {
  return claimed > revision ? 0 : claimed
}

export type LastSave = { revision: number; by: string; at: Date }

/** Who saved a section last, and when; of one person, their own last save. The caller has made sure who reads. */
export async function readLastSave(reads: Reads, section: Section, of?: Person): Promise<LastSave | null> {
  const [save] = await reads
    .select({ revision: applicationSaves.revision, by: people.name, at: applicationSaves.savedAt })
    .from(applicationSaves)
    .innerJoin(people, eq(people.id, applicationSaves.savedBy))
    .where(and(ofSection(section), of ? eq(applicationSaves.savedBy, of.id) : undefined))
    .orderBy(desc(applicationSaves.revision))
    .limit(1)
  return save ?? null
}

/** Of each of these fields of a section: who changed it last, and when. A field nobody ever filled in is left out. */
export async function readLastChanges(
  reads: Reads,
  { applicationId, section }: Section,
  names: readonly string[],
): Promise<Map<string, LastSave>> {
  const rows = await reads.execute<{ field: string; revision: number; by: string; at: string }>(sql`
    select distinct on (field) field, revision, person.name as by, saved_at as at from (
      select field, revision, saved_by, saved_at, coalesce(answers ->> field, '') as now,
        lag(coalesce(answers ->> field, ''), 1, '') over (partition by field order by revision) as before
      from application_save, jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) as field
      where application_id = ${applicationId} and section = ${section}) as change
    join person on person.id = saved_by
    where now <> before order by field, revision desc`)
  return new Map(rows.map(({ field, revision, by, at }) => [field, { revision, by, at: new Date(at) }]))
}
