import type { PledgeRefusal } from '#app/domain/giving/pledges/make-pledge.server.ts'

type Said = string | { field: string; sentence: string }

/** What the giver is told; a sum or a day that is wrong stands at its field. */
export const pledgeSentences: Record<PledgeRefusal, Said> = {
  'not-our-form': 'This form is too old. Please send it once more.',
  'other-words':
    'You made a pledge with this page and then changed it. If what you see below is a second pledge, send it again.',
  'too-small': { field: 'amount', sentence: 'The smallest pledge is $100. For less, give at once.' },
  'too-large': { field: 'amount', sentence: 'The largest pledge this form takes is $1,000,000,000. Write to us.' },
  'no-parts': { field: 'count', sentence: 'A pledge has at least one part.' },
  'too-many-parts': { field: 'count', sentence: 'A pledge has at most 120 parts: ten years of months.' },
  'part-too-small': { field: 'count', sentence: 'Each part must be at least $5. Choose fewer parts.' },
  'part-too-large': {
    field: 'method',
    sentence:
      'A card takes parts up to $25,000, a bank debit up to $999,999.99. Choose more parts, or pay another way.',
  },
  'sum-differs': { field: 'amount', sentence: 'The parts do not add up to the whole sum. Change one of them.' },
  'day-twice': { field: 'day1', sentence: 'Two parts are on the same day. Put them together.' },
  'day-past': { field: 'firstOn', sentence: 'A part cannot be due before today.' },
  'day-too-far': { field: 'firstOn', sentence: 'The last part may be at most fifteen years ahead.' },
  'fund-closed': { field: 'fund', sentence: 'This fund takes no pledges now. Choose another.' },
  'no-condition': { field: 'condition', sentence: 'Type what must happen before you owe anything.' },
}
