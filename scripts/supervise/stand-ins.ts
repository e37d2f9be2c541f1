import { env, standIn } from '#app/platform/env.server.ts'
import { readKeepsakes } from './keepsakes.ts'
import { endLeftovers } from './leftovers.ts'
import { startMailbox } from './mailbox.ts'
import { keepPostgres } from './postgres.ts'
import { forgetRunning, isAlive, type Running, readRunning, writeRunning } from './running.ts'
import { startSandbox } from './sandbox.ts'
import { Remedy, saying } from './say.ts'
import { dropHalfToldFiles } from './seed.ts'
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
  if (env().isDemo && options.port !== null) await dropHalfToldFiles()
  const hasDatabase = env().isDemo
  const hasServices = !env().isProduction && options.needs !== 'database'
  const names = [hasDatabase ? ['Postgres'] : [], hasServices ? ['the stand-ins for Stripe and mail'] : []].flat()
  // Side by side; but Postgres is the last to be stopped, so it is the first to be started.
  const start = () =>
    Promise.all([
      hasDatabase ? startPostgres(directory, started, options) : null,
      hasServices ? startDemoServices(directory, started, options) : null,
    ])
  await (options.isQuiet || names.length === 0 ? start() : saying(`Starting ${names.join(' and ')}`, start))
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

async function startPostgres(directory: string, started: Running, { stops }: Options): Promise<void> {
  const onStart = async ({ pid }: { pid: number }) => {
    started.postgresPid = pid
    await writeRunning(directory, started)
  }
  const server = await keepPostgres(directory, { stops, onStart })
  standIn({ DATABASE_URL: server.url })
}

async function startDemoServices(directory: string, started: Running, options: Options): Promise<void> {
  const kept = await readKeepsakes(directory)
  if (env().sessionSecrets.length === 0) standIn({ SESSION_SECRET: kept.sessionSecret })
  if (!env().smtpUrl) {
    const mailbox = await startMailbox(directory)
    options.stops.add(mailbox.stop)
    standIn({ SMTP_URL: `smtp://127.0.0.1:${mailbox.port}` })
    started.mailboxPort = mailbox.port
  }
  if (env().stripe.secretKey) return
  const webhookUrl = `http://127.0.0.1:${options.port ?? env().port}/webhooks/stripe`
  const ask = { directory, webhookUrl, port: kept.sandboxPort, webhookSecret: kept.webhookSecret }
  const starting = startSandbox({ ...ask, isDeveloping: options.isDeveloping })
  options.stops.add(async () => (await starting.catch(() => null))?.stop())
  const sandbox = await starting
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
