import { asc, eq } from 'drizzle-orm'
import type { ImportChoices, ImportKind } from '#app/domain/giving/imports/giving-import.ts'
import { heldOf } from '#app/domain/giving/imports/hold-import.server.ts'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { givingImportRows, givingImports } from '#db/schema/giving-imports.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

type File = { kind: ImportKind; text: string | Uint8Array; choices?: Partial<ImportChoices> }

/** The bytes of a file, as an upload hands them over. */
export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text
}

/** A file that staff brought, mapped as proposed and had looked at. */
export async function givenChecked(world: TestWorld, staff: Person, { kind, text, choices }: File): Promise<Id<'gim'>> {
  const { importId } = made(await uploadImport(world, staff, { kind, fileName: 'file.csv', bytes: bytesOf(text) }))
  const held = await readHeld(world, importId)
  made(await mapImport(world, staff, { importId, mapping: held.mapping, choices: { ...held.choices, ...choices } }))
  await workImport(world, importId)
  return importId
}

/** A file that was written as well. */
export async function givenImported(world: TestWorld, staff: Person, file: File): Promise<Id<'gim'>> {
  const importId = await givenChecked(world, staff, file)
  made(await startImport(world, staff, { importId }))
  await workImport(world, importId)
  return importId
}

export async function readHeld(world: TestWorld, importId: Id<'gim'>) {
  const [row] = await world.db.select().from(givingImports).where(eq(givingImports.id, importId))
  if (!row) throw new Error(`no import ${importId}`)
  return heldOf(row)
}

/** The rows of a file in their order. */
export function readRows(world: TestWorld, importId: Id<'gim'>) {
  return world.db
    .select()
    .from(givingImportRows)
    .where(eq(givingImportRows.importId, importId))
    .orderBy(asc(givingImportRows.row))
}
