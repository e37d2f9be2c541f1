import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { PostgresJsSession } from 'drizzle-orm/postgres-js'
import type { Tx } from './client.server.ts'

/**
 * Streams lines of COPY text into a table inside the caller's transaction, as fast as Postgres takes them and holding only
 * what is on its way. `statement` is a whole `copy … from stdin`.
 */
export async function copyInto(tx: Tx, statement: string, lines: AsyncIterable<string>): Promise<void> {
  const { session } = tx._
  if (!(session instanceof PostgresJsSession)) throw new Error('this transaction is not one of postgres.js')
  const sink = await session.client.unsafe(statement).writable()
  await pipeline(Readable.from(lines, { objectMode: true, highWaterMark: 1 }), sink)
}

/** One field of a COPY line; null is `\N`. */
export function copyText(value: string | number | null): string {
  if (value === null) return '\\N'
  const text = String(value)
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign] ?? sign) : text
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
