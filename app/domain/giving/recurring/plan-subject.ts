import type { Id } from '#app/units/id.ts'

/** What an event about a plan is about: where to look, and whose it says it is. */
export type PlanSubject =
  | { kind: 'plan-checkout'; sessionId: string; planId: Id<'pln'> }
  | { kind: 'subscription'; subscriptionId: string; planId: Id<'pln'> | null }
  | { kind: 'invoice'; invoiceId: string; subscriptionId: string; planId: Id<'pln'> | null }
  | { kind: 'method'; methodId: string }
  | { kind: 'card-update'; sessionId: string; updateId: Id<'cup'> }
