import { keyOf } from './cell-words.ts'
import type { ImportChoices, ImportKind } from './giving-import.ts'
import { fieldsOf, type ImportField } from './import-field.ts'
import { readDay } from './read-cell.ts'

/** Column names of our own template and of the exports of other systems, as they are without signs and case; the likeliest first. */
const namesOf: Record<ImportField, readonly string[]> = {
  id: [
    'id',
    'contributionid',
    'opportunityid',
    'donationid',
    'giftid',
    'pledgeid',
    'transactionid',
    'shortid',
    'receiptid',
    'invoiceid',
    'npsporiginalid',
  ],
  donorId: [
    'donorid',
    'contactid',
    'externalidentifier',
    'accountid',
    'primarycontactid',
    'oppositeaccountslug',
    'internalcontactid',
  ],
  name: [
    'name',
    'donorname',
    'donor',
    'displayname',
    'fullname',
    'contactname',
    'primarycontact',
    'oppositeaccountname',
    'contributorname',
    'householdname',
  ],
  firstName: ['firstname', 'donorsfirstname', 'donorfirstname', 'contact1firstname', 'givenname'],
  lastName: ['lastname', 'donorslastname', 'donorlastname', 'contact1lastname', 'surname', 'familyname'],
  organisation: [
    'organisation',
    'organization',
    'organizationname',
    'organisationname',
    'donatingcompany',
    'company',
    'companyname',
    'accountname',
    'account1name',
  ],
  donorKind: ['donorkind', 'contacttype', 'kindofdonor', 'recordtype', 'accountrecordtype', 'donortype'],
  email: [
    'email',
    'emailaddress',
    'donoremail',
    'contact1personalemail',
    'personalemail',
    'primarycontactemail',
    'contactemail',
    'contributoremail',
  ],
  street: ['street', 'streetaddress', 'address', 'mailingstreet', 'homestreet', 'addressline1', 'billingstreet'],
  city: ['city', 'mailingcity', 'homecity', 'billingcity'],
  state: [
    'state',
    'stateregion',
    'stateprovince',
    'mailingstate',
    'mailingstateprovince',
    'homestateprovince',
    'billingstate',
  ],
  postalCode: [
    'postalcode',
    'zip',
    'zipcode',
    'zippostalcode',
    'mailingpostalcode',
    'mailingzippostalcode',
    'homezippostalcode',
    'billingpostalcode',
  ],
  country: ['country', 'mailingcountry', 'homecountry', 'billingcountry'],
  amount: [
    'amount',
    'totalamount',
    'donationamount',
    'giftamount',
    'pledgeamount',
    'totalpledgeamount',
    'amountusd',
    'displayamount',
  ],
  currency: ['currency', 'currencyisocode', 'currencycode'],
  giftDate: [
    'giftdate',
    'donatedat',
    'donationdate',
    'datereceived',
    'receivedate',
    'contributiondate',
    'closedate',
    'date',
    'datetime',
    'createdat',
  ],
  channel: [
    'paidby',
    'paymentmethod',
    'paymentinstrument',
    'paymenttype',
    'paymentmethodtype',
    'donationtype',
    'method',
  ],
  fund: ['fund', 'financialtype', 'designation', 'generalaccountingunit', 'gau1name', 'allocation1gau'],
  reference: [
    'reference',
    'checknumber',
    'chequenumber',
    'checkreferencenumber',
    'paymentcheckreferencenumber',
    'trxnid',
  ],
  status: ['status', 'contributionstatus', 'stage', 'donationstage', 'paymentstatus', 'type'],
  isGivenBack: ['isrefunded', 'refunded', 'givenback'],
  isAnonymous: ['anonymous', 'isanonymous', 'makedonationanonymous', 'anonymousdonation'],
  note: ['note', 'notes', 'comment', 'donorcomment', 'description', 'source', 'ordermemo', 'grant', 'title'],
  firstOn: [
    'firston',
    'firstpayment',
    'firstpaymentdate',
    'startdate',
    'pledgestartdate',
    'scheduleddate',
    'nextpaymentdate',
  ],
  parts: ['parts', 'installments', 'instalments', 'numberofinstallments', 'numberofplannedinstallments'],
  rhythm: ['rhythm', 'frequency', 'frequencyunit', 'installmentperiod', 'howoften'],
  firmness: ['firmness', 'pledgekind', 'kindofpledge'],
}

/** Column names by which an export is told. */
const systems: readonly { name: string; has: readonly string[] }[] = [
  { name: 'Open Collective', has: ['oppositeaccountslug', 'netamount'] },
  { name: 'Donorbox', has: ['donatedat', 'donoremail'] },
  { name: 'Donorbox', has: ['donorsfirstname'] },
  { name: 'CiviCRM', has: ['contributionstatus'] },
  { name: 'CiviCRM', has: ['externalidentifier'] },
  { name: 'CiviCRM', has: ['totalpledgeamount'] },
  { name: 'Salesforce', has: ['opportunityid'] },
  { name: 'Salesforce', has: ['closedate', 'stage'] },
  { name: 'Salesforce', has: ['contact1lastname'] },
  { name: 'Salesforce', has: ['mailingstreet'] },
]

/** What wrote the file, by its columns; null when they do not tell. */
export function recogniseSystem(headers: readonly string[]): string | null {
  const keys = new Set(headers.map(keyOf))
  return systems.find(({ has }) => has.every((name) => keys.has(name)))?.name ?? null
}

/** What each column probably is. A field is given once, to the column whose name says it best; a column nobody knows is left out. */
export function proposeMapping(kind: ImportKind, headers: readonly string[]): (ImportField | null)[] {
  const keys = headers.map(keyOf)
  const mapping: (ImportField | null)[] = headers.map(() => null)
  for (const field of fieldsOf(kind)) {
    const column = namesOf[field].map((name) => keys.findIndex((key, index) => key === name && mapping[index] === null))
    const best = column.find((index) => index >= 0)
    if (best !== undefined) mapping[best] = field
  }
  return mapping
}

/** Whether the days of a column can only be read with the day first: one of them has a thirteenth month otherwise. */
export function proposeDates(cells: readonly string[]): ImportChoices['dates'] {
  const reads = (dates: ImportChoices['dates']) =>
    cells.filter((cell) => 'value' in readDay(cell, { dates, monthDay: 'first', zone: 'UTC' })).length
  return reads('day-first') > reads('month-first') ? 'day-first' : 'month-first'
}
