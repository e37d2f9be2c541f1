import type { Id } from '#app/units/id.ts'
import type { PlanEndpoint, PlanOperationName } from './recurring/plan-operation.ts'

/** What is asked of Stripe under a key of ours, stored before it is asked. */
export type Endpoint =
  | 'checkout.sessions.create'
  | 'refunds.create'
  /** A session that only saves a method. */
  | 'checkout.sessions.create:setup'
  | 'payment_intents.create'
  | 'disputes.update'
  | 'disputes.close'
  | PlanEndpoint

export type OperationState = 'prepared' | 'sent' | 'done' | 'failed' | 'unknown'

/** Stripe keeps a key for a day at least; before that hour it can be asked again with the same words. */
export const replayableForMs = 23 * 3600_000

/** A call that has not answered after this was cut off. */
export const cutOffAfterMs = 60_000

/** `{env}:{operation}:{subject}:{attempt}`. The attempt grows only after a definite refusal. */
export function operationKey(
  environment: string,
  name: 'checkout' | 'refund' | 'setup' | 'charge' | 'dispute' | PlanOperationName,
  subject: Id,
  attempt = 1,
): string {
  return `${environment}:${name}:${subject}:${attempt}`
}
