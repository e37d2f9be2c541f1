import type { LetterKind } from '#app/domain/activity/letter.ts'

/** What a giver may choose not to be written about. Receipts, statements, refunds and whatever tells of money always come. */
export const topics = ['reminders', 'news'] as const
export type Topic = (typeof topics)[number]

export const topicWords: Record<Topic, { label: string; hint: string }> = {
  reminders: {
    label: 'Reminders about my pledges',
    hint: 'Before a part is due, and when it is late. That a charge failed you always hear.',
  },
  news: {
    label: 'News of the lab, invitations and asks',
    hint: 'What the people who look after donors write now and then.',
  },
}

const kinds: Partial<Record<LetterKind, Topic>> = { 'instalment-due': 'reminders', 'donor-letter': 'news' }

/** The topic of a kind of letter; null for one that nobody can stop. */
export function topicOf(kind: string): Topic | null {
  return kinds[kind as LetterKind] ?? null
}
