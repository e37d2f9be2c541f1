import type { ReceiptSnapshot } from '../receipt.ts'

/** What is left of a receipt whose time is over: figures and days for the books, and nothing that says whose it was. */
export function withoutWords(snapshot: ReceiptSnapshot): ReceiptSnapshot {
  const { property, ...rest } = snapshot
  return {
    ...rest,
    ...(property ? { property: { ...property, words: 'property' } } : {}),
    giver: '',
    dedication: null,
    statements: [],
  }
}
