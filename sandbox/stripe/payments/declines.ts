import type { Json } from '../objects.ts'
import { type ErrorBody, StripeAnswer } from '../wire/errors.ts'
import type { Decline } from './test-card.ts'

/** The bank wants to see the owner, who is not there. */
export const authenticationRequired: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

/** The owner came, and the bank was not convinced. */
export const authenticationFailed: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

/** A decline as Stripe's error body; the objects it concerns are added by whoever knows them. */
export function describeDecline(decline: Decline): ErrorBody {
  return {
    type: 'card_error',
    code: decline.code,
    message: decline.message,
    ...(decline.declineCode ? { decline_code: decline.declineCode } : {}),
    ...(decline.advice ? { advice_code: decline.advice } : {}),
  }
}

/** The 402 a decline becomes. It is an answer like any other, so an idempotency key remembers it. */
export function cardError(
  decline: Decline,
  about: { charge?: string; payment_intent?: Json; payment_method?: Json } = {},
): StripeAnswer {
  return new StripeAnswer(402, { ...describeDecline(decline), ...about }, true)
}
