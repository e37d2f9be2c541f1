import type { Id } from '#app/units/id.ts'

export type MailingWords = { subject: string; words: string }
export type MailingState = 'draft' | 'sending' | 'sent'

/** What came of one donor of a mailing. */
export type MailingDonorState = 'waiting' | 'queued' | 'stopped' | 'no_address' | 'gone' | 'failed'

/** Why somebody gets no letter, or that she does. */
export const mailingDonorWords: Record<MailingDonorState, string> = {
  waiting: 'waiting',
  queued: 'sent',
  stopped: 'stopped such letters',
  no_address: 'no e-mail address',
  gone: 'made one with another, or erased',
  failed: 'failed',
}

export type MailingLine = {
  id: Id<'mlg'>
  subject: string
  state: MailingState
  query: string
  by: string
  writtenAt: Date
  begunAt: Date | null
}

/** The letter as one donor reads it: her name filled in, paragraph by paragraph. */
export function fillIn({ subject, words }: MailingWords, name: string): { subject: string; paragraphs: string[] } {
  const filled = (text: string) => text.replaceAll('{name}', name)
  return {
    subject: filled(subject),
    paragraphs: filled(words)
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
  }
}
