import { testCards } from './card-table.ts'
import { type Decline, declined, type TestCard } from './test-card.ts'

/** Stripe's answer to a card that is not one of its test cards. */
export const unknownCard: Decline = declined(
  'test_mode_live_card',
  'Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
)

export function findCard(number: string): TestCard | undefined {
  return testCards.find((card) => card.number === number)
}

export function findCardByToken(token: string): TestCard | undefined {
  return testCards.find((card) => card.tokens?.includes(token))
}
