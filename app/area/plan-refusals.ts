import type { ChangeRefusal } from '#app/domain/giving/recurring/change-refusal.ts'

/** Why a plan was not changed, to whoever asked. */
export const changeSentences: Record<Exclude<ChangeRefusal, 'no-such-plan'>, string> = {
  'not-yours-to-change': 'Only the giver can change the amount, after signing in. Nothing was changed.',
  'not-now': 'This is not possible as the gift stands now. Nothing was changed.',
  'nothing-changes': 'That is how it is already. Nothing was changed.',
  'too-small': 'The smallest gift by card is $5.',
  'too-large': 'The largest gift by card is $25,000.',
  'too-long': 'A gift can be left out for at most twelve months, a yearly one once. Nothing was changed.',
  'change-under-way': 'Another change is still being confirmed by Stripe. Try again in a minute.',
  'payments-refused': 'Stripe did not accept the change. Nothing was changed.',
  'payments-silent':
    'Stripe did not answer. The change is kept and asked for again under the same key, so that it happens once. Look again in some minutes.',
}
