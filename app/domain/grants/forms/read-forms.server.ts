import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applicationForms, formVersions } from '#db/schema/call-forms.ts'
import { people } from '#db/schema/people.ts'
import { type Form, type FormSection, findSection, readSections } from './form.ts'

type Row = typeof formVersions.$inferSelect

function formOf({ id, number, sections }: Pick<Row, 'id' | 'number' | 'sections'>): Form {
  return { id, number, sections: readSections(sections) }
}

/** The form an application answers. */
export async function readFormOf(reads: Reads, applicationId: Id<'app'>): Promise<Form> {
  const [row] = await reads
    .select({ id: formVersions.id, number: formVersions.number, sections: formVersions.sections })
    .from(applicationForms)
    .innerJoin(formVersions, eq(formVersions.id, applicationForms.formVersionId))
    .where(eq(applicationForms.applicationId, applicationId))
  if (!row) throw new Error(`application ${applicationId} has no form`)
  return formOf(row)
}

/** The newest published form of a call: what an application that begins now answers. */
export async function readPublishedForm(reads: Reads, callId: Id<'cal'>): Promise<Form & { publishedAt: Date }> {
  const [row] = await reads
    .select()
    .from(formVersions)
    .where(and(eq(formVersions.callId, callId), isNotNull(formVersions.publishedAt)))
    .orderBy(desc(formVersions.number))
    .limit(1)
  if (!row?.publishedAt) throw new Error(`call ${callId} has no form`)
  return { ...formOf(row), publishedAt: row.publishedAt }
}

/** A section as the published versions of a call's form ask or asked it, the newest first. */
export async function readSectionOnce(reads: Reads, callId: Id<'cal'>, name: string): Promise<FormSection[]> {
  const rows = await reads
    .select({ sections: formVersions.sections })
    .from(formVersions)
    .where(and(eq(formVersions.callId, callId), isNotNull(formVersions.publishedAt)))
    .orderBy(desc(formVersions.number))
    .limit(100)
  return rows.flatMap(({ sections }) => findSection({ sections: readSections(sections) }, name) ?? [])
}

export type CallForms = {
  published: Form & { publishedAt: Date }
  /** The version that is being written; null while there is none. */
  draft: (Form & { revision: number }) | null
  /** What a page that changes the form sends back, so that nothing else is changed unseen. */
  seen: { version: Id<'frm'>; revision: number }
  /** Those that were published, the newest first. */
  versions: { number: number; publishedAt: Date; by: string | null }[]
}

/** Everything a call asks and asked, for staff. */
export async function readCallForms({ db }: Touches<'db'>, callId: Id<'cal'>): Promise<CallForms> {
  const published = await readPublishedForm(db, callId)
  const [row] = await db
    .select()
    .from(formVersions)
    .where(and(eq(formVersions.callId, callId), isNull(formVersions.publishedAt)))
  const versions = await db
    .select({ number: formVersions.number, publishedAt: formVersions.publishedAt, by: people.name })
    .from(formVersions)
    .leftJoin(people, eq(people.id, formVersions.publishedBy))
    .where(and(eq(formVersions.callId, callId), isNotNull(formVersions.publishedAt)))
    .orderBy(desc(formVersions.number))
    .limit(100)
  return {
    published,
    draft: row ? { ...formOf(row), revision: row.revision } : null,
    seen: { version: row?.id ?? published.id, revision: row?.revision ?? 0 },
    versions: versions.flatMap(({ publishedAt, ...version }) => (publishedAt ? [{ ...version, publishedAt }] : [])),
  }
}
