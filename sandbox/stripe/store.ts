import { openJournal } from './journal.ts'
import type {
  BalanceEntry,
  Charge,
  Customer,
  DeletedCustomer,
  LineItem,
  PaymentIntent,
  PaymentMethod,
  Price,
  Product,
  Refund,
  Session,
  StoredEvent,
  WebhookEndpoint,
} from './objects.ts'

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
}

/** Which test card a payment method is, and whether its owner has authenticated it for later use. */
export interface CardMemory {
  id: string
  number: string
  isAuthenticated: boolean
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

export type TimerKind = 'settle-charge' | 'expire-session' | 'finish-refund' | 'fail-refund' | 'retry-delivery'

export interface Timer {
  id: string
  at: number
  kind: TimerKind
  subject: string
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

export interface Table<Row extends { id: string }> {
  get(id: string): Row | undefined
  put(row: Row): Row
  remove(id: string): void
  oldestFirst(): Row[]
  newestFirst(): Row[]
}
export type Tables = { [K in TableName]: Table<Rows[K]> }
export type Store = Tables & {
  /** Writes what changed since the last commit to the journal, in one append. */
  commit(): void
  close(): void
}

const names = {
  customers: true,
  deletedCustomers: true,
  products: true,
  prices: true,
  sessions: true,
  sessionMemory: true,
  paymentIntents: true,
  paymentMethods: true,
  cards: true,
  charges: true,
  refunds: true,
  balanceEntries: true,
  events: true,
  webhookEndpoints: true,
  endpointSecrets: true,
  deliveries: true,
  timers: true,
  idempotency: true,
  settings: true,
} satisfies Record<TableName, true>

/** Opens the state: all in memory, and journalled under `directory` when one is given, so that a restart finds it again. */
export function openStore(directory: string | undefined): Store {
  const maps = new Map<string, Map<string, unknown>>(Object.keys(names).map((name) => [name, new Map()]))
  const journal = openJournal(directory, maps)
  const table = <Row extends { id: string }>(name: TableName): Table<Row> => {
    const rows = maps.get(name) as Map<string, Row>
    return {
      get: (id) => rows.get(id),
      put(row) {
        rows.set(row.id, row)
        journal.note(name, row.id, row)
        return row
      },
      remove(id) {
        rows.delete(id)
        journal.note(name, id, null)
      },
      oldestFirst: () => [...rows.values()],
      newestFirst: () => [...rows.values()].reverse(),
    }
  }
  const tables = Object.fromEntries(
    Object.keys(names).map((name) => [name, table(name as TableName)]),
  ) as unknown as Tables
  return { ...tables, commit: journal.commit, close: journal.close }
}
