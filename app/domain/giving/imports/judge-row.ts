import { parseEmail } from '#app/domain/people/email.ts'
import { keyOf, readDonorKind } from './cell-words.ts'
import type { DonorKind, ToldDonor, ToldRow } from './giving-import.ts'
import type { ImportField } from './import-field.ts'
import { firstLetters } from './read-cell.ts'
import { readToldGift } from './read-gift-row.ts'
import { readToldPledge } from './read-pledge-row.ts'
import { donorKeyOf, externalKeyOf } from './row-key.ts'
import { type CellOf, type RowReading, RowRemarks } from './row-reading.ts'

export type Judged =
  | { told: ToldRow; notes: string[]; externalKey: string; donorKey: string }
  | { told: null; reasons: string[] }

/** A key that holds one must fit into an index. */
const longestId = 200

/** What one row tells of, or every reason why it cannot be taken. Knows nothing but the row: other rows and the database come after. */
export function judgeRow(cells: readonly string[], by: RowReading): Judged {
  if (cells.length !== by.headers.length)
    return { told: null, reasons: [`It has ${cells.length} cells where the first line has ${by.headers.length}.`] }
  const cell: CellOf = (field) => {
    const column = by.mapping.indexOf(field)
    return column < 0 ? '' : (cells[column] ?? '').trim()
  }
  const remarks = new RowRemarks()
  for (const field of ['id', 'donorId'] as const)
    if (cell(field).length > longestId) remarks.reasons.push(`An id is of ${longestId} letters at most.`)
  const donor = readToldDonor(cell, by.choices.donorKind, remarks)
  const gift = by.kind === 'gifts' ? readToldGift(cell, by, remarks) : null
  const pledge = by.kind === 'pledges' ? readToldPledge(cell, by, { remarks, email: donor?.email ?? null }) : null
  if (remarks.reasons.length > 0 || !donor) return { told: null, reasons: remarks.reasons }
  const told: ToldRow = { donor, ...(gift && { gift }), ...(pledge && { pledge }) }
  return {
    told,
    notes: remarks.notes,
    externalKey: externalKeyOf(by, { id: cell(by.kind === 'donors' ? 'donorId' : 'id'), cells }),
    donorKey: donorKeyOf(by, { donorId: cell('donorId'), donor }),
  }
}

/** An organisation's row is of the organisation, whoever signed for it. */
function readToldDonor(cell: CellOf, otherwise: DonorKind, remarks: RowRemarks): ToldDonor | null {
  const person = cell('name') || [cell('firstName'), cell('lastName')].filter(Boolean).join(' ')
  const typed = cell('email')
  const email = typed === '' ? null : parseEmail(typed)
  if (typed !== '' && email === null) remarks.reasons.push(`“${typed}” is no e-mail address.`)
  const said = cell('donorKind')
  const kind = readDonorKind(said) ?? (cell('organisation') ? 'organisation' : otherwise)
  if (said !== '' && readDonorKind(said) === null)
    remarks.notes.push(`“${said}” is no kind of donor here: taken as ${kind}.`)
  const name = kind === 'organisation' ? cell('organisation') || person : person || cell('organisation')
  if (kind === 'organisation' && person && name !== person)
    remarks.notes.push(`${person} is not taken over; add this person to the organisation.`)
  const shown = name || typed
  if (shown === '') remarks.reasons.push('Nobody is named: neither a name nor an e-mail address.')
  if (shown !== '' && keyOf(shown) === '') remarks.reasons.push(`“${shown}” is no name.`)
  if (shown.length > 200) remarks.reasons.push('The name is longer than 200 letters.')
  if (remarks.reasons.length > 0) return null
  const place = (field: ImportField) => firstLetters(cell(field), 200) || null
  return {
    kind,
    name: shown,
    email,
    street: place('street'),
    city: place('city'),
    state: stateOf(cell('state')),
    postalCode: place('postalCode'),
    country: place('country'),
  }
}

/** Two letters are a state of the United States, and are kept in capitals. */
function stateOf(text: string): string | null {
  return (/^[a-z]{2}$/i.test(text) ? text.toUpperCase() : firstLetters(text, 40)) || null
}
