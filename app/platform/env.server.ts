import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'

/** The environment, read once and only here. Nothing secret has a default; what demo mode needs is handed in by `standIn`. */
export type Env = {
  port: number
  /** The folder everything embedded lives under. */
  directory: string
  isProduction: boolean
  /** No database was named: the embedded one, the Stripe sandbox and the mailbox stand in. Never in production. */
  isDemo: boolean
  databaseUrl: string
  databaseConnections: number
  /** The address the migrations use: its role owns the tables. */
  ownerUrl: string
  stripe: { secretKey: string; webhookSecrets: string[]; apiBase: string | null; checkoutOrigins: string[] }
  smtpUrl: string
  origin: string
  sessionSecret: string
  /** Which proxies may say who the client is, in Express's words; nobody when null. */
  trustedProxy: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  lab: { name: string; legalName: string; ein: string; address: string; timeZone: string; email: string }
}

/** What the supervising process starts when nothing real is named. */
export type StandIns = Partial<Record<(typeof replaceable)[number], string>>
const replaceable = [
  'DATABASE_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'STRIPE_API_BASE',
  'SMTP_URL',
  'SESSION_SECRET',
] as const

/** Settings that are missing or may not be; each line is a sentence for the person who starts the portal. */
export class EnvProblem extends Error {
  override name = 'EnvProblem'
  constructor(readonly lines: string[]) {
    super(lines.join('\n'))
  }
}

const optional = z
  .string()
  .transform((text) => text.trim())
  .optional()
  .transform((text) => (text ? text : undefined))
const Settings = z.object({
  NODE_ENV: optional,
  PORT: optional.pipe(z.coerce.number('PORT is not a number').int().min(0).max(65_535).default(3000)),
  DATA_DIR: optional,
  DATABASE_URL: optional,
  DATABASE_OWNER_URL: optional,
  DATABASE_CONNECTIONS: optional.pipe(z.coerce.number().int().min(1).max(500).default(10)),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: optional,
  SMTP_URL: optional,
  PUBLIC_ORIGIN: optional,
  SESSION_SECRET: optional,
  TRUSTED_PROXY: optional,
  LOG_LEVEL: optional.pipe(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
  LAB_NAME: optional,
  LAB_LEGAL_NAME: optional,
  LAB_EIN: optional,
  LAB_ADDRESS: optional,
  LAB_TIME_ZONE: optional,
  LAB_EMAIL: optional,
})
type Settings = z.infer<typeof Settings>

const neededInProduction = [
  'DATABASE_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'SMTP_URL',
  'PUBLIC_ORIGIN',
  'SESSION_SECRET',
  'LAB_NAME',
  'LAB_EIN',
  'LAB_ADDRESS',
  'LAB_EMAIL',
] as const

let given: Env | undefined
/** As it was at the first reading: the supervising process tells React to be fast later on. */
let source: NodeJS.ProcessEnv | undefined
let standIns: StandIns = {}

/** The settings of this process. */
export function env(): Env {
  source ??= { ...process.env }
  given ??= readEnv(source, standIns)
  return given
}

/** Fills what the environment leaves open. A setting that was given always wins. */
export function standIn(parts: StandIns): void {
  standIns = { ...standIns, ...parts }
  given = undefined
}

/** Reads settings, or throws an `EnvProblem` that names everything that is wrong at once. */
export function readEnv(source: Record<string, string | undefined>, instead: StandIns = {}): Env {
  const parsed = Settings.safeParse(source)
  if (!parsed.success) {
    throw new EnvProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`))
  }
  const settings = parsed.data
  const problems = [...findMissing(settings), ...findMixedKeys(settings), ...findMalformed(settings)]
  if (problems.length > 0) throw new EnvProblem(problems)
  return toEnv(settings, { ...instead, ...dropEmpty(settings) })
}

function findMissing(settings: Settings): string[] {
  if (settings.NODE_ENV !== 'production') return []
  return neededInProduction
    .filter((name) => !settings[name])
    .map((name) => `${name} is missing; production does not start without it.`)
}

/** Test keys never meet real money, and live keys never leave production. */
function findMixedKeys(settings: Settings): string[] {
  const isLive = /^(sk|rk)_live_/.test(settings.STRIPE_SECRET_KEY ?? '')
  if (settings.NODE_ENV !== 'production') {
    return isLive ? ['STRIPE_SECRET_KEY is a live key; live keys are accepted in production only.'] : []
  }
  const problems: string[] = []
  if (settings.STRIPE_SECRET_KEY && !isLive) {
    problems.push('STRIPE_SECRET_KEY is not a live key; test and sandbox keys are refused in production.')
  }
  if (settings.STRIPE_API_BASE) problems.push('STRIPE_API_BASE points at a sandbox; it is refused in production.')
  return problems
}

function findMalformed(settings: Settings): string[] {
  const isProduction = settings.NODE_ENV === 'production'
  const problems: string[] = []
  const origin = settings.PUBLIC_ORIGIN
  if (origin && !isOrigin(origin)) problems.push('PUBLIC_ORIGIN must look like https://host, without a path.')
  if (isProduction && origin?.startsWith('http:')) problems.push('PUBLIC_ORIGIN must be https in production.')
  if (settings.SESSION_SECRET && settings.SESSION_SECRET.length < 32) {
    problems.push('SESSION_SECRET must have at least 32 characters.')
  }
  if (settings.LAB_TIME_ZONE && !isTimeZone(settings.LAB_TIME_ZONE)) problems.push('LAB_TIME_ZONE is not a time zone.')
  return problems
}

function toEnv(settings: Settings, filled: StandIns): Env {
  const directory = settings.DATA_DIR ?? '.data'
  const databaseUrl = filled.DATABASE_URL ?? ''
  const apiBase = filled.STRIPE_API_BASE ?? null
  return {
    port: settings.PORT,
    directory: isAbsolute(directory) ? directory : resolve(directory),
    isProduction: settings.NODE_ENV === 'production',
    isDemo: settings.DATABASE_URL === undefined,
    databaseUrl,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    ownerUrl: settings.DATABASE_OWNER_URL ?? databaseUrl,
    stripe: {
      secretKey: filled.STRIPE_SECRET_KEY ?? '',
      webhookSecrets: (filled.STRIPE_WEBHOOK_SECRET ?? '')
        .split(',')
        .map((secret) => secret.trim())
        .filter(Boolean),
      apiBase,
      checkoutOrigins: apiBase ? [apiBase] : ['https://checkout.stripe.com', 'https://billing.stripe.com'],
    },
    smtpUrl: filled.SMTP_URL ?? '',
    origin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`,
    sessionSecret: filled.SESSION_SECRET ?? '',
    trustedProxy: settings.TRUSTED_PROXY ?? null,
    logLevel: settings.LOG_LEVEL,
    lab: {
      name: settings.LAB_NAME ?? 'ATOM Lab',
      legalName: settings.LAB_LEGAL_NAME ?? settings.LAB_NAME ?? 'ATOM Open Models Laboratory, Inc.',
      ein: settings.LAB_EIN ?? '00-0000000',
      address: settings.LAB_ADDRESS ?? '1 Demonstration Way, Boston, MA 02110, USA',
      timeZone: settings.LAB_TIME_ZONE ?? 'America/New_York',
      email: settings.LAB_EMAIL ?? 'hello@atom.test',
    },
  }
}

function dropEmpty(settings: Settings): StandIns {
  return Object.fromEntries(replaceable.filter((name) => settings[name]).map((name) => [name, settings[name]]))
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

function isTimeZone(text: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(text) || text === 'UTC'
}
