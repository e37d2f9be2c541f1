import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

/** The role the application works as: it may not edit the journal. Made by the migrations. */
const portalRole = 'atom_portal'

export type Db = ReturnType<typeof openDb>['db']
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** What a read accepts: a database, or the transaction it must see. */
export type Reads = Db | Tx

/** Opens a pool of at most `connections`. Close it with `close()`, which waits for work under way. */
export function openDb(options: {
  url: string
  connections?: number
  asOwner?: boolean
  name?: string
  /** Sessions that hold locks are not renewed every hour, as a pool's are. */
  isForLong?: boolean
}) {
  const client = postgres(options.url, {
    max: options.connections ?? 10,
    onnotice: () => {},
    ...(options.isForLong ? { max_lifetime: null } : {}),
    connection: {
      application_name: options.name ?? 'atom-portal',
      TimeZone: 'UTC',
      ...(options.asOwner ? {} : { role: portalRole }),
    },
  })
  const db = drizzle(client, { schema })
  return { db, sql: client, close: () => client.end({ timeout: 5 }) }
}
