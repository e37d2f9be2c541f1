import { openJournal } from './journal.ts'
import type { Rows, TableName } from './rows.ts'

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
  mandates: true,
  setupIntents: true,
  subscriptions: true,
  subscriptionMemory: true,
  invoices: true,
  invoicePayments: true,
  testClocks: true,
  disputes: true,
  earlyFraudWarnings: true,
  payouts: true,
  paidOut: true,
  portalLinks: true,
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
