import type { CardSeen } from './plan-payments.ts'

/** A plan's columns for the card it charges. */
export function cardColumns({ methodId, brand, last4, expires }: CardSeen) {
  return { stripeMethodId: methodId, cardBrand: brand, cardLast4: last4, cardExpires: expires }
}
