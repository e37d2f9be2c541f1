import { type Channel, channelWords } from '../arrival.ts'
import type { Rhythm } from '../pledges/pledge.ts'
import type { DonorKind } from './giving-import.ts'
import type { Read } from './read-cell.ts'

const channelsByWord = wordsOf<Channel>({
  card: 'card',
  creditcard: 'card',
  debitcard: 'card',
  stripe: 'card',
  applepay: 'card',
  googlepay: 'card',
  ach: 'bank_debit',
  eft: 'bank_debit',
  bankdebit: 'bank_debit',
  directdebit: 'bank_debit',
  usbankaccount: 'bank_debit',
  sepa: 'bank_debit',
  sepadebit: 'bank_debit',
  check: 'cheque',
  cheque: 'cheque',
  wire: 'wire',
  wiretransfer: 'wire',
  banktransfer: 'wire',
  transfer: 'wire',
  daf: 'daf',
  donoradvisedfund: 'daf',
  stock: 'stock',
  stocksold: 'stock',
  securities: 'stock',
  cash: 'cash',
})

/** The way a gift was paid. A way the lab does not know is taken as the one chosen for the file, and that is noted. */
export function readChannel(cell: string, otherwise: Channel): { value: Channel; note?: string } {
  const text = cell.trim()
  if (text === '') return { value: otherwise }
  const known = channelsByWord.get(keyOf(text))
  if (known) return { value: known }
  return { value: otherwise, note: `Paid by “${text}”: taken as ${channelWords[otherwise].toLowerCase()}.` }
}

const arrived = new Set([
  'completed',
  'complete',
  'paid',
  'succeeded',
  'success',
  'successful',
  'settled',
  'received',
  'posted',
  'closedwon',
  'approved',
  'captured',
  'credit',
  'contribution',
])

/** Whether money came, by the words of the other system. What is pending, failed or given back is no gift. */
export function readStatus(cell: string): Read<true> {
  const text = cell.trim()
  if (text === '' || arrived.has(keyOf(text))) return { value: true }
  return { problem: `Its status is “${text}”: only money that came and stayed is a gift.` }
}

const kindsByWord = wordsOf<DonorKind>({
  person: 'person',
  individual: 'person',
  contact: 'person',
  user: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  foundation: 'organisation',
  collective: 'organisation',
  household: 'household',
  householdaccount: 'household',
  family: 'household',
})

export function readDonorKind(cell: string): DonorKind | null {
  return kindsByWord.get(keyOf(cell)) ?? null
}

const rhythmsByWord = wordsOf<Exclude<Rhythm, 'own'>>({
  month: 'monthly',
  monthly: 'monthly',
  quarter: 'quarterly',
  quarterly: 'quarterly',
  year: 'yearly',
  yearly: 'yearly',
  annual: 'yearly',
  annually: 'yearly',
})

export function readRhythm(cell: string): Read<Exclude<Rhythm, 'own'>> {
  const text = cell.trim()
  if (text === '') return { value: 'yearly' }
  const known = rhythmsByWord.get(keyOf(text))
  return known ? { value: known } : { problem: `“${text}” is none of monthly, quarterly and yearly.` }
}

/** A promise only where the file says so: an intention stands in no book, and can be made firm later. */
export function readFirmness(cell: string): Read<'promise' | 'intention'> {
  const text = cell.trim()
  if (/^(promise|unconditional|binding|pledge)$/i.test(text)) return { value: 'promise' }
  if (text === '' || /^(intention|intent|statement of intent)$/i.test(text)) return { value: 'intention' }
  return { problem: `“${text}” is neither a promise nor an intention. A condition is written down by hand.` }
}

/** A cell may say `constructor`, which every object has and no map. */
function wordsOf<Value>(words: Record<string, Value>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(words))
}

/** Letters and figures only, in lower case: "Wire-Transfer" and "wire transfer" are one. */
export function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
