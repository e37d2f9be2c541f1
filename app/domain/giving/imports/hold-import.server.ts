import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { mayImportGiving, mayReadImport } from '../policy.ts'
import type { ImportChoices } from './giving-import.ts'
import type { ImportField } from './import-field.ts'

export type HeldImport = Omit<typeof givingImports.$inferSelect, 'mapping' | 'choices'> & {
  mapping: (ImportField | null)[]
  choices: ImportChoices
}

/** The import a member of staff works on, locked to the commit; null for one she may not know of. */
export async function holdImport(tx: Tx, staff: Person, id: Id<'gim'>): Promise<HeldImport | null> {
  const [row] = await tx.select().from(givingImports).where(eq(givingImports.id, id)).for('update')
  if (!row || !mayImportGiving(staff) || !mayReadImport(staff, row.uploadedBy)) return null
  return heldOf(row)
}

/** The import a job works on, locked to the commit. */
export async function holdForJob(tx: Tx, id: Id<'gim'>): Promise<HeldImport | null> {
  const [row] = await tx.select().from(givingImports).where(eq(givingImports.id, id)).for('update')
  return row ? heldOf(row) : null
}

/** What is kept as JSON was written by these modules and by nothing else. */
export function heldOf(row: typeof givingImports.$inferSelect): HeldImport {
  return { ...row, mapping: row.mapping as HeldImport['mapping'], choices: row.choices as unknown as ImportChoices }
}
