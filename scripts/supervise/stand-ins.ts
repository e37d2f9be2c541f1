import { join } from 'node:path'
import { env, standIn } from '#app/platform/env.server.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { readKeepsakes } from './keepsakes.ts'
import { endLeftovers, endProcess } from './leftovers.ts'
import { startMailbox } from './mailbox.ts'
import { forgetRunning, isAlive, type Running, readRunning, writeRunning } from './running.ts'
import { startSandbox } from './sandbox.ts'
import { Remedy, saying } from './say.ts'
import type { Stops } from './stopping.ts'

type Options = {
  stops: Stops
  isDeveloping: boolean
  /** Where the portal will serve; null for a command that serves nothing. */
  port: number | null
  /** Commands print their answer and nothing else. */
  isQuiet?: boolean
  needs?: 'database' | 'everything'
}

/**
 * Starts what stands in for the settings nobody gave: the embedded Postgres, the Stripe sandbox, the mailbox. Notes in
 * the data directory what it started; `stops` ends all of it.
 */
export async function startStandIns(options: Options): Promise<Running> {
  const { directory } = env()
  await claimDirectory(directory)
  const started: Running = {
    pid: process.pid,
    port: options.port,
    postgresPid: null,
    sandboxPid: null,
    sandboxPort: null,
    mailboxPort: null,
  }
  await writeRunning(directory, started)
  options.stops.add(() => forgetRunning(directory))
  if (env().isDemo) started.postgresPid = await startPostgres(directory, options)
  await writeRunning(directory, started)
  if (!env().isProduction && options.needs !== 'database') await startDemoServices(directory, started, options)
  await writeRunning(directory, started)
  return started
}

/** A data directory belongs to one portal at a time. What a killed one left behind is ended first. */
async function claimDirectory(directory: string): Promise<void> {
  const before = await readRunning(directory)
  if (!before) return
  if (before.pid !== process.pid && (await isAlive(before.pid, 'node'))) {
    const where = before.port === null ? '' : ` on port ${before.port}`
    throw new Remedy(
      `A portal already runs in ${directory}${where} (process ${before.pid}). Stop it, or choose another folder with DATA_DIR.`,
    )
  }
  await endLeftovers(before)
}

async function startPostgres(directory: string, { stops, isQuiet }: Options): Promise<number> {
  const server = await progress(isQuiet)('Starting Postgres', () => {
    const starting = startEmbedded({ directory: join(directory, 'postgres') })
    stops.add(async () => {
      const up = await starting.catch(() => null)
      // One left by a portal that was killed is now ours to end.
      await (up?.isOurs === false ? endProcess(up.pid, 'SIGINT') : up?.stop())
    })
    return starting
  })
  standIn({ DATABASE_URL: server.url })
  return server.pid
}

async function startDemoServices(directory: string, started: Running, options: Options): Promise<void> {
  const kept = await readKeepsakes(directory)
  if (!env().sessionSecret) standIn({ SESSION_SECRET: kept.sessionSecret })
  if (!env().smtpUrl) {
    const mailbox = await startMailbox(directory)
    options.stops.add(mailbox.stop)
    standIn({ SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` })
    started.mailboxPort = mailbox.port
  }
  if (env().stripe.secretKey) return
  const webhookUrl = `http://127.0.0.1:${options.port ?? env().port}/webhooks/stripe`
  const ask = { directory, webhookUrl, port: kept.sandboxPort, webhookSecret: kept.webhookSecret }
  const sandbox = await progress(options.isQuiet)('Starting the Stripe sandbox', () => {
    const starting = startSandbox({ ...ask, isDeveloping: options.isDeveloping })
    options.stops.add(async () => (await starting.catch(() => null))?.stop())
    return starting
  })
  started.sandboxPid = sandbox.pid
  started.sandboxPort = sandbox.port
  standInSandbox(sandbox.port, kept.webhookSecret)
}

export function standInSandbox(port: number, webhookSecret: string): void {
  standIn({
    STRIPE_SECRET_KEY: 'sk_test_sandbox_atom',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_BASE: `http://127.0.0.1:${port}`,
  })
}

function progress(isQuiet: boolean | undefined): typeof saying {
  return isQuiet ? (_what, work) => work() : saying
}
