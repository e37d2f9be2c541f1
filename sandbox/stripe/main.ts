import { parseArgs } from 'node:util'
import { createSandbox, type SandboxOptions } from './sandbox.ts'

/** The sandbox as a process of its own: prints one JSON line when it listens, and ends with its parent. */
async function main(): Promise<void> {
  if (process.env.NODE_ENV === 'production')
    return fail(
      'The Stripe sandbox does not run with NODE_ENV=production: it takes no real money. Set STRIPE_SECRET_KEY and leave the sandbox out.',
    )
  const sandbox = await createSandbox(readOptions())
  process.stdout.write(`${JSON.stringify({ listening: sandbox.port })}\n`)
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    // Connections kept alive by a portal that was killed would hold it open for ever.
    setTimeout(() => process.exit(0), 1_000)
    void sandbox.close().then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
  process.on('disconnect', end)
}

function readOptions(): SandboxOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '12111' },
      host: { type: 'string' },
      dir: { type: 'string' },
      seed: { type: 'string' },
      clock: { type: 'string' },
      'secret-key': { type: 'string' },
      'webhook-url': { type: 'string' },
      'webhook-secret': { type: 'string' },
      'public-url': { type: 'string' },
      'settle-seconds': { type: 'string' },
      contract: { type: 'string' },
      debits: { type: 'string', default: 'days' },
      payouts: { type: 'string', default: 'daily' },
      'retry-end': { type: 'string', default: 'cancel' },
    },
  })
  const webhook = values['webhook-url']
  const contract = values.contract ?? process.env.STRIPE_OPENAPI
  return {
    port: wholeNumber(values.port, '--port'),
    ...(values.host ? { host: values.host } : {}),
    ...(values.dir ? { directory: values.dir } : {}),
    ...(values.seed ? { seed: values.seed } : {}),
    ...(values.clock ? { clock: readClock(values.clock) } : {}),
    ...(values['secret-key'] ? { secretKey: values['secret-key'] } : {}),
    ...(values['public-url'] ? { publicUrl: values['public-url'] } : {}),
    ...(values['settle-seconds'] ? { settleSeconds: wholeNumber(values['settle-seconds'], '--settle-seconds') } : {}),
    debitsAreInstant: oneOf(values.debits, '--debits', ['days', 'instant']) === 'instant',
    paysOutDaily: oneOf(values.payouts, '--payouts', ['daily', 'manual']) === 'daily',
    retryEnd: oneOf(values['retry-end'], '--retry-end', ['cancel', 'past_due', 'unpaid']),
    ...(contract ? { contractFile: contract === 'none' ? null : contract } : {}),
    ...(webhook
      ? { webhook: { url: webhook, ...(values['webhook-secret'] ? { secret: values['webhook-secret'] } : {}) } }
      : {}),
  }
}

function oneOf<const T extends string>(text: string, flag: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text)
  if (found !== undefined) return found
  throw new Error(`${flag} takes ${choices.join(' or ')}, not "${text}".`)
}

/** `real`, or the unix second at which a manual clock stands. */
function readClock(text: string): NonNullable<SandboxOptions['clock']> {
  return text === 'real' ? { mode: 'real' } : { mode: 'manual', startsAt: wholeNumber(text, '--clock') }
}

function wholeNumber(text: string, flag: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Error(`${flag} takes a whole number, not "${text}".`)
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

main().catch((error: unknown) => {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  fail(
    isTaken
      ? 'The port of the Stripe sandbox is already taken. Choose another with --port.'
      : error instanceof Error
        ? error.message
        : String(error),
  )
})
