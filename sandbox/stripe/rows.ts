import type { SubscriptionAsked } from './billing/describe-subscription.ts'
import type {
  BalanceEntry,
  Charge,
  Customer,
  DeletedCustomer,
  Dispute,
  EarlyFraudWarning,
  Invoice,
  InvoicePayment,
  LineItem,
  Mandate,
  PaymentIntent,
  PaymentMethod,
  Payout,
  Price,
  Product,
  Refund,
  Session,
  SetupIntent,
  StoredEvent,
  Subscription,
  TestClock,
  WebhookEndpoint,
} from './objects.ts'

/** Who stands before the payment page, as they wrote themselves. */
export interface Donor {
  email: string
  name: string
  postalCode: string | null
  country: string
}

/** What the sandbox remembers of a Checkout session besides what Stripe shows. */
export interface SessionMemory {
  id: string
  lineItems: LineItem[]
  customerId: string | null
  intent: {
    description: string | null
    metadata: Record<string, string>
    statementDescriptor: string | null
    suffix: string | null
    receiptEmail: string | null
    setupFutureUsage: 'off_session' | 'on_session' | null
    captureMethod: 'automatic' | 'automatic_async'
  }
  paymentIntentId: string | null
  setupIntentId: string | null
  /** What begins when the donor has paid, in subscription mode. */
  subscription: SubscriptionAsked | null
  /** The bank account that waits for its owner's word on the bank's page. */
  bank: { method: string; donor: Donor } | null
}

/** What a subscription asked for at its beginning that Stripe does not show again. */
export interface SubscriptionMemory {
  id: string
  /** The day of the month on which it renews; shorter months end it earlier. */
  anchorDay: number
  /** The code of the last refusal, and the method refused: some refusals are not worth trying again. */
  refusal: { declineCode: string; method: string } | null
}

/** Which test card or account a payment method is, and whether its owner has authenticated it for later use. */
export interface CardMemory {
  id: string
  /** Absent for cards. */
  kind?: 'us_bank_account' | 'sepa_debit'
  number: string
  isAuthenticated: boolean
  isDetached?: boolean
}

export interface IdempotencyRecord {
  id: string
  fingerprint: string
  state: 'running' | 'done'
  status: number
  body: string
  /** Milliseconds on the sandbox clock. */
  at: number
}

export interface Attempt {
  at: number
  status: number | null
  error: string | null
  tookMs: number
}

export interface Delivery {
  id: string
  event: string
  endpoint: string
  state: 'waiting' | 'held' | 'delivered' | 'failed' | 'dropped'
  attempts: Attempt[]
}

export type TimerKind =
  | 'settle-charge'
  | 'expire-session'
  | 'finish-refund'
  | 'fail-refund'
  | 'retry-delivery'
  | 'announce-invoice'
  | 'renew-subscription'
  | 'end-of-trial-nears'
  | 'end-subscription'
  | 'expire-subscription'
  | 'resume-collection'
  | 'finalize-invoice'
  | 'retry-invoice'
  | 'finish-debit'
  | 'return-debit'
  | 'pay-out'
  | 'finish-payout'
  | 'open-dispute'
  | 'warn-of-fraud'
  | 'close-dispute'

export interface Timer {
  id: string
  at: number
  kind: TimerKind
  subject: string
  /** The test clock it waits on; absent for the sandbox's own clock. */
  testClock?: string
}

export interface Rows {
  customers: Customer
  deletedCustomers: DeletedCustomer
  products: Product
  prices: Price
  sessions: Session
  sessionMemory: SessionMemory
  paymentIntents: PaymentIntent
  paymentMethods: PaymentMethod
  cards: CardMemory
  charges: Charge
  refunds: Refund
  mandates: Mandate
  setupIntents: SetupIntent
  subscriptions: Subscription
  subscriptionMemory: SubscriptionMemory
  invoices: Invoice
  invoicePayments: InvoicePayment
  testClocks: TestClock
  disputes: Dispute
  earlyFraudWarnings: EarlyFraudWarning
  payouts: Payout
  /** Which payout took an entry of the balance to the bank. */
  paidOut: { id: string; payout: string }
  portalLinks: { id: string; customer: string; returnUrl: string | null }
  balanceEntries: BalanceEntry
  events: StoredEvent
  webhookEndpoints: WebhookEndpoint
  endpointSecrets: { id: string; secret: string }
  deliveries: Delivery
  timers: Timer
  idempotency: IdempotencyRecord
  settings: { id: string; value: string }
}
export type TableName = keyof Rows
