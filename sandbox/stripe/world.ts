import type { Clock } from './clock.ts'
import type { Contract } from './contract.ts'
import type { Faults } from './faults.ts'
import type { Ids } from './ids.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import type { Store } from './store.ts'

export interface Settings {
  secretKey: string
  /** Where browsers reach the hosted pages; known once the server listens. */
  publicUrl: string
  /** How long after a charge its balance transaction appears, as in life. */
  settleSeconds: number
  /** The payment methods "switched on in the Dashboard". */
  paymentMethodTypes: readonly PaymentMethodType[]
  accountId: string
}
export type PaymentMethodType = 'card' | 'link'

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
  contract: Contract
  faults: Faults
  logs: Logs
  cause: Cause
}

export const nobody: Cause = { requestId: null, idempotencyKey: null }
