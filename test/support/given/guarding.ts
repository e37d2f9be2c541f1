import type { Start } from '#app/domain/giving/guarding/guard-start.server.ts'
import { usd } from '#app/units/money.ts'

/** A gift of $10 about to begin, asked nothing yet; say only what matters. */
export const start: Start = {
  intentId: 'mine',
  amount: usd(10),
  campaignId: null,
  network: '10.0.0.0/24',
  isShared: false,
  isCrowded: false,
  sealed: undefined,
  answer: undefined,
}
