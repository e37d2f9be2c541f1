import { expect, test } from 'vitest'
import { importKinds } from '#app/domain/giving/imports/giving-import.ts'
import { mappingProblem } from '#app/domain/giving/imports/import-field.ts'
import { proposeDates, proposeMapping, recogniseSystem } from '#app/domain/giving/imports/propose-mapping.ts'
import { templates } from '#app/domain/giving/imports/template.ts'

/** Headers of exports, each with what its column is taken for. */
const exports: Record<string, Record<string, string | null>> = {
  Donorbox: {
    Name: 'name',
    'Donating Company': 'organisation',
    "Donor's First Name": 'firstName',
    "Donor's Last Name": 'lastName',
    'Donor Email': 'email',
    'Make Donation Anonymous': 'isAnonymous',
    Campaign: null,
    Amount: 'amount',
    Currency: 'currency',
    'Donated At': 'giftDate',
    'Donation Type': 'channel',
    Status: 'status',
    'Receipt Id': 'id',
  },
  CiviCRM: {
    'Contribution ID': 'id',
    'Contact ID': 'donorId',
    'Contact Type': 'donorKind',
    'First Name': 'firstName',
    'Last Name': 'lastName',
    'Organization Name': 'organisation',
    Email: 'email',
    'Total Amount': 'amount',
    'Date Received': 'giftDate',
    'Contribution Status': 'status',
    'Payment Method': 'channel',
    'Check Number': 'reference',
    'Financial Type': 'fund',
  },
  Salesforce: {
    'Opportunity ID': 'id',
    'Account Name': 'organisation',
    'Primary Contact': 'name',
    Amount: 'amount',
    'Close Date': 'giftDate',
    Stage: 'status',
    'Payment Method': 'channel',
    'Mailing Street': 'street',
    'Mailing City': 'city',
    'Mailing State/Province': 'state',
    'Mailing Zip/Postal Code': 'postalCode',
  },
  'Open Collective': {
    datetime: 'giftDate',
    shortId: 'id',
    shortGroup: null,
    description: 'note',
    type: 'status',
    kind: null,
    isRefund: null,
    isRefunded: 'isGivenBack',
    displayAmount: null,
    amount: 'amount',
    netAmount: null,
    currency: 'currency',
    oppositeAccountSlug: 'donorId',
    oppositeAccountName: 'name',
    paymentMethodType: 'channel',
  },
}

test.each(Object.entries(exports))('an export of %s is recognised and can be read as it is', (name, columns) => {
  const headers = Object.keys(columns)

  const mapping = proposeMapping('gifts', headers)

  expect(recogniseSystem(headers)).toBe(name)
  expect(Object.fromEntries(headers.map((header, index) => [header, mapping[index]]))).toEqual(columns)
  expect(mappingProblem('gifts', mapping)).toBeNull()
})

test.each(importKinds)('our own template of %s is read whole', (kind) => {
  const mapping = proposeMapping(kind, templates[kind].columns)

  expect(mapping).not.toContain(null)
  expect(mappingProblem(kind, mapping)).toBeNull()
})

test('what a mapping lacks is named', () => {
  expect(mappingProblem('gifts', ['name', 'amount', null])).toBe('no-day')
  expect(mappingProblem('gifts', ['name', null, 'giftDate'])).toBe('no-amount')
  expect(mappingProblem('donors', ['street', null])).toBe('no-name')
  expect(mappingProblem('donors', ['name', 'name'])).toBe('field-twice')
})

test('days that have a thirteenth month otherwise are written with the day first', () => {
  expect(proposeDates(['31/01/2024', '04/02/2024'])).toBe('day-first')
  expect(proposeDates(['01/31/2024', '2024-01-01', ''])).toBe('month-first')
})
