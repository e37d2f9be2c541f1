import { join } from 'node:path'
import { env, standIn } from '#app/platform/env.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { readKeepsakes } from './keepsakes.ts'
import { isAlive, type Running, readRunning } from './running.ts'
import { standInSandbox, startStandIns } from './stand-ins.ts'
import type { Stops } from './stopping.ts'

/** Uses what a running portal has started, or starts it for as long as the command runs. Real settings are used as they are. */
export async function joinOrStart(stops: Stops, needs: 'database' | 'everything'): Promise<void> {
  const { directory, isDemo, isProduction } = env()
  if (isProduction) return
  const running = await readRunning(directory)
  if (running && (await isAlive(running.pid, 'node'))) return joinRunning(running)
  if (!isDemo && needs === 'database') return
  await startStandIns({ stops, isDeveloping: false, port: null, isQuiet: true, needs })
  if (isDemo) await migrateDatabase(env().ownerUrl)
}

async function joinRunning(running: Running): Promise<void> {
  const { directory, isDemo, smtpUrl, stripe } = env()
  if (isDemo) {
    const server = await startEmbedded({ directory: join(directory, 'postgres') })
    standIn({ DATABASE_URL: server.url })
  }
  const kept = await readKeepsakes(directory, { isRunning: true })
  standIn({ SESSION_SECRET: kept.sessionSecret })
  if (!smtpUrl && running.mailboxPort) standIn({ SMTP_URL: `smtp://127.0.0.1:${running.mailboxPort}` })
  if (!stripe.secretKey && running.sandboxPort) standInSandbox(running.sandboxPort, kept.webhookSecret)
}
