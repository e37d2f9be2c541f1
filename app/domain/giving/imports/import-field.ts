import type { ImportKind } from './giving-import.ts'

const donorFields = [
  'donorId',
  'name',
  'firstName',
  'lastName',
  'organisation',
  'donorKind',
  'email',
  'street',
  'city',
  'state',
  'postalCode',
  'country',
] as const
const giftFields = [
  'id',
  'amount',
  'currency',
  'giftDate',
  'channel',
  'fund',
  'reference',
  'status',
  'isGivenBack',
  'isAnonymous',
  'note',
] as const
const pledgeFields = [
  'id',
  'amount',
  'currency',
  'firstOn',
  'parts',
  'rhythm',
  'firmness',
  'channel',
  'fund',
  'isAnonymous',
  'note',
] as const

/** What a column can be. */
export type ImportField = (typeof donorFields)[number] | (typeof giftFields)[number] | (typeof pledgeFields)[number]

const fieldsByKind: Record<ImportKind, readonly ImportField[]> = {
  donors: donorFields,
  gifts: [...giftFields, ...donorFields],
  pledges: [...pledgeFields, ...donorFields],
}

export const importFieldWords: Record<ImportField, string> = {
  id: 'Id of the row',
  donorId: 'Id of the donor',
  name: 'Donor: whole name',
  firstName: 'Donor: first name',
  lastName: 'Donor: last name',
  organisation: 'Donor: organisation',
  donorKind: 'Donor: person, organisation or household',
  email: 'Donor: e-mail',
  street: 'Donor: street',
  city: 'Donor: city',
  state: 'Donor: state',
  postalCode: 'Donor: postal code',
  country: 'Donor: country',
  amount: 'Amount in dollars',
  currency: 'Currency',
  giftDate: 'Day of the gift',
  channel: 'Way it was paid',
  fund: 'Fund',
  reference: 'Cheque number or reference',
  status: 'Status of the payment',
  isGivenBack: 'Whether it was given back',
  isAnonymous: 'Whether the giver is anonymous',
  note: 'Note',
  firstOn: 'Day of the first part',
  parts: 'Number of parts',
  rhythm: 'How often',
  firmness: 'Promise or intention',
}

export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return fieldsByKind[kind]
}

export function parseImportField(kind: ImportKind, text: string | null | undefined): ImportField | null {
  return fieldsByKind[kind].find((field) => field === text) ?? null
}

export type MappingProblem = 'field-twice' | 'no-name' | 'no-amount' | 'no-day'

/** What a mapping lacks, or null when rows can be read by it. */
export function mappingProblem(kind: ImportKind, mapping: readonly (ImportField | null)[]): MappingProblem | null {
  const used = mapping.filter((field) => field !== null)
  if (new Set(used).size < used.length) return 'field-twice'
  const has = (...fields: ImportField[]) => fields.some((field) => used.includes(field))
  if (!has('name', 'lastName', 'organisation', 'email')) return 'no-name'
  if (kind !== 'donors' && !has('amount')) return 'no-amount'
  return kind === 'gifts' && !has('giftDate') ? 'no-day' : null
}
