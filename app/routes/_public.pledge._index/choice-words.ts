import { kindMeanings, type PledgeMethod } from '#app/domain/giving/pledges/pledge.ts'

/** Each choice says what it means for both sides; a donor-advised fund overrides it. */
export const firmnessChoices = [
  { value: 'promise', label: 'I promise it', hint: kindMeanings.unconditional },
  { value: 'condition', label: 'I promise it on a condition', hint: kindMeanings.conditional },
  { value: 'intention', label: 'I intend it', hint: kindMeanings.intent },
] as const

export const methodWords: Record<PledgeMethod, { label: string; hint: string }> = {
  card: { label: 'Card, saved now', hint: 'Charged on each day by itself. Parts up to $25,000.' },
  bank_debit: { label: 'Bank account, saved now', hint: 'Debited on each day by itself; the fee is the smallest.' },
  wire: { label: 'Wire', hint: 'An invoice before each day; finance tells you our bank’s details.' },
  cheque: { label: 'Cheque', hint: 'An invoice before each day, with the address.' },
  daf: {
    label: 'Donor-advised fund',
    hint: 'You recommend grants. Whatever you choose below, this stays an intention: a fund’s adviser cannot bind it, and no receipt is issued to you.',
  },
  stock: { label: 'Stock', hint: 'We send transfer details. The receipt names the shares, not a value.' },
}
