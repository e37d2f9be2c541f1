import { createHash } from 'node:crypto'
import { keyOf } from './cell-words.ts'
import type { ToldDonor } from './giving-import.ts'
import type { RowReading } from './row-reading.ts'

/** The last column of the file of rows to be mended; it is ours and says nothing of the row. */
export const reasonHeader = 'Why it was left out'

/**
 * Names what a row tells of, in whatever file it stands: by its own id in the other system, or by a hash of all its cells, also of
 * columns that are left out. So the same file again, and another that overlaps with it, make nothing twice; and two gifts that
 * differ in nothing but their title are two.
 */
export function externalKeyOf(by: RowReading, { id, cells }: { id: string; cells: readonly string[] }): string {
  if (id) return `${by.kind}:${keyOf(by.choices.source)}:${id}`
  const said = by.headers.flatMap((header, index) =>
    cells[index] && header !== reasonHeader ? [`${keyOf(header)}=${cells[index]}`] : [],
  )
  return `${by.kind}#${hashOf(JSON.stringify(said.sort()))}`
}

/**
 * Rows with one key are of one donor: by the donor's id in the other system, else by e-mail address, else by name. The name of a
 * person is enough only together with a postal code; alone it joins the rows of this one file and no other.
 */
export function donorKeyOf(by: RowReading, { donorId, donor }: { donorId: string; donor: ToldDonor }): string {
  if (donorId) return `id:${keyOf(by.choices.source)}:${donorId}`
  if (donor.email) return `mail:${donor.email}`
  const name = keyOf(donor.name)
  if (donor.kind !== 'person') return `${donor.kind}:${name}`
  return donor.postalCode ? `person:${name}:${keyOf(donor.postalCode)}` : `file:${by.importId}:${name}`
}

/** A text in 43 letters that stand for it alone. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
