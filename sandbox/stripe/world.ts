import type { Clock } from './clock.ts'
import type { Contract } from './contract.ts'
import type { Faults } from './faults.ts'
import type { Ids } from './ids.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import type { Store } from './store.ts'
import type { TestClocks } from './test-clocks.ts'

export interface Settings {
  secretKey: string
  /** Where browsers reach the hosted pages; known once the server listens. */
  publicUrl: string
  /** How long after a charge its balance transaction appears, as in life. */
  settleSeconds: number
  /** The payment methods "switched on in the Dashboard". */
  paymentMethodTypes: readonly PaymentMethodType[]
  accountId: string
  /** The days after its first attempt on which an unpaid renewal is tried again: eight tries in two weeks, as Stripe advises. */
  retryDays: readonly number[]
  /** What becomes of the subscription when the last try has failed. */
  retryEnd: RetryEnd
  /** Bank debits end within a second, as in Stripe's test mode, and not after days, as in life. */
  debitsAreInstant: boolean
  /** Dollars for a euro today: what comes and goes in euros is exchanged at the rate of its own day. */
  euroRate: number
  /** Whether what is available goes to the bank every midnight; otherwise when the API says so. */
  paysOutDaily: boolean
}
export type PaymentMethodType = 'card' | 'link' | 'us_bank_account' | 'sepa_debit'
export type RetryEnd = 'cancel' | 'past_due' | 'unpaid'

/** Who caused what is happening now: the API request, or nobody when a page or a timer did. */
export interface Cause {
  requestId: string | null
  idempotencyKey: string | null
}

/** Everything a handler may touch. Handlers are synchronous, so `cause` is true for the whole of one. */
export interface World {
  settings: Settings
  clock: Clock
  store: Store
  ids: Ids
  outbox: Outbox
  testClocks: TestClocks
  contract: Contract
  faults: Faults
  logs: Logs
  cause: Cause
}

export const nobody: Cause = { requestId: null, idempotencyKey: null }
