import { createHash } from 'node:crypto'
import { keyOf } from './cell-words.ts'
import type { ToldDonor, ToldRow } from './giving-import.ts'
import type { RowReading } from './row-reading.ts'

/**
 * Names what a row tells of, in whatever file it stands: by its own id in the other system, or by a hash of all it says. So the
 * same file again, and another that overlaps with it, make nothing twice.
 */
export function externalKeyOf(by: RowReading, row: { id: string; donorId: string; told: ToldRow }): string {
  const id = by.kind === 'donors' ? row.donorId : row.id
  if (id) return `${by.kind}:${keyOf(by.choices.source)}:${id}`
  const words = JSON.stringify([row.donorId, row.told])
  return `${by.kind}#${createHash('sha256').update(words).digest('base64url')}`
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
