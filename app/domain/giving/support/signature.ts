/** What a signature may be: from her own mailbox it waits for staff, who show it or do not. */
export type SignatureState = 'unconfirmed' | 'waiting' | 'shown' | 'declined'

/** What somebody wrote who signs. */
export type SignatureAsk = { name: string; email: string; affiliation: string | null; words: string | null }

/** What staff may decide of one. A notable name stands before the others. */
export const signatureDecisions = ['show', 'show-first', 'decline'] as const
export type SignatureDecision = (typeof signatureDecisions)[number]

/** An address in a line of support is what advertisers come for. */
export function hasAddress(text: string): boolean {
  return /https?:|www\.|\b[\w-]+\.(?:com|net|org|io|ru|cn|xyz|shop|info|biz|top)\b/i.test(text)
}
