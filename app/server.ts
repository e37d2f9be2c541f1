import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { sql } from 'drizzle-orm'
import type { RequestHandler } from 'express'
import { isMigrated } from '#db/migrate.server.ts'
import { env } from './platform/env.server.ts'
import { createApp } from './platform/http/app.server.ts'
import type { Readiness } from './platform/http/health.server.ts'
import { errorFields, log } from './platform/log.server.ts'
import { world, worldSql } from './world.server.ts'

export type Serving = {
  port: number /** Takes no more requests and waits for those under way. */
  stop(): Promise<void>
}
export type ServeOptions = {
  build: ServerBuild
  freshBuild?: () => Promise<ServerBuild>
  developing?: RequestHandler
  port?: number
}

/** Serves the portal. The world must be reachable; migrations are somebody else's act. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const settings = env()
  const app = createApp({
    build: options.build,
    ...(options.freshBuild ? { freshBuild: options.freshBuild } : {}),
    ...(options.developing ? { developing: options.developing } : {}),
    readiness,
    ...(options.developing ? {} : { readChangeMark }),
    settings: {
      origin: settings.origin,
      formTargets: settings.stripe.checkoutOrigins,
      trustedProxy: settings.trustedProxy,
      isProduction: settings.isProduction,
      mostAtOnce: 200,
      filesFolder: 'build/client',
    },
  })
  const server = createServer(app)
  server.headersTimeout = 20_000
  server.requestTimeout = 30 * 60_000
  server.keepAliveTimeout = 65_000
  await listen(server, options.port ?? settings.port)
  return { port: (server.address() as AddressInfo).port, stop: () => stopServing(server) }
}

/** The longest a request under way is waited for when the portal stops. */
const patienceMs = 10_000

/** Takes no more connections, lets requests under way finish for ten seconds, then cuts what is left. */
export async function stopServing(server: Server, patience = patienceMs): Promise<void> {
  const closed = new Promise<void>((settle) => server.close(() => settle()))
  server.closeIdleConnections()
  server.on('request', (_request, response) => response.setHeader('connection', 'close'))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((settle, fail) => {
    server.once('error', fail)
    server.listen(port, () => {
      server.off('error', fail)
      settle()
    })
  })
}

/** Whether this process can serve: the database answers within two seconds and has every migration. */
export async function readiness(): Promise<Readiness> {
  try {
    await within(2_000, world.db.execute(sql`select 1`))
    const migrated = await within(2_000, isMigrated(world.db))
    return { isReady: migrated, because: { database: 'reachable', migrations: migrated ? 'applied' : 'missing' } }
  } catch (problem) {
    log.warn(errorFields(problem), 'not ready')
    return { isReady: false, because: { database: 'unreachable' } }
  }
}

/** Where Postgres writes its log next: it stands still exactly as long as nothing in the database changes. */
async function readChangeMark(): Promise<string> {
  const [row] = await worldSql()<{ mark: string }[]>`select pg_current_wal_insert_lsn()::text as mark`
  if (!row) throw new Error('the database did not say how far it has written')
  return row.mark
}

async function within<Made>(milliseconds: number, work: PromiseLike<Made>): Promise<Made> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_settle, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
