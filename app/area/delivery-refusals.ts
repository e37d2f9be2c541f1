import type { DeliveryRefusal } from '#app/domain/giving/in-kind/note-delivery.server.ts'

/** Why hours cannot be noted, as both forms say it. */
export const deliverySentences: Record<
  Exclude<DeliveryRefusal, 'no-such-promise'>,
  string | { field: string; sentence: string }
> = {
  'other-words': 'This form was sent before with other words. Open the promise and look at what is noted.',
  'no-hours': { field: 'hours', sentence: 'Type more than no hours.' },
  'no-evidence': { field: 'evidence', sentence: 'Say how it shows.' },
  'not-active': 'This promise is not running: nothing can be delivered under it.',
  'outside-window': { field: 'month', sentence: 'This month lies outside the window that was promised.' },
  'more-than-promised': {
    field: 'hours',
    sentence: 'That is more than the promise has left. More hours are another promise.',
  },
}
