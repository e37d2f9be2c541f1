import { isAbsolute, resolve } from 'node:path'
import { findProblems, Settings } from './settings.ts'

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
  /** SEPA debits are offered: in the demonstration, and where the account at Stripe has them. */
  takesEuros: boolean
  smtpUrl: string
  origin: string
  /** The first seals; the others, while one is being replaced, only open. */
  sessionSecrets: string[]
  /** Which proxies may say who the client is, in Express's words; nobody when null. */
  trustedProxy: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  lab: {
    name: string
    legalName: string
    ein: string
    address: string
    timeZone: string
    email: string
    secondOfficerHours: number
  }
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
  const problems = findProblems(settings)
  if (problems.length > 0) throw new EnvProblem(problems)
  return toEnv(settings, { ...instead, ...dropEmpty(settings) })
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
      webhookSecrets: secretsIn(filled.STRIPE_WEBHOOK_SECRET),
      apiBase,
      checkoutOrigins: apiBase ? [apiBase] : ['https://checkout.stripe.com', 'https://billing.stripe.com'],
    },
    takesEuros:
      settings.GIVE_BY_SEPA === undefined ? settings.DATABASE_URL === undefined : settings.GIVE_BY_SEPA === 'on',
    smtpUrl: filled.SMTP_URL ?? '',
    origin: settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`,
    sessionSecrets: secretsIn(filled.SESSION_SECRET),
    trustedProxy: settings.TRUSTED_PROXY ?? null,
    logLevel: settings.LOG_LEVEL,
    lab: {
      name: settings.LAB_NAME ?? 'ATOM Lab',
      legalName: settings.LAB_LEGAL_NAME ?? settings.LAB_NAME ?? 'ATOM Open Models Laboratory, Inc.',
      ein: settings.LAB_EIN ?? '00-0000000',
      address: settings.LAB_ADDRESS ?? '1 Demonstration Way, Boston, MA 02110, USA',
      timeZone: settings.LAB_TIME_ZONE ?? 'America/New_York',
      email: settings.LAB_EMAIL ?? 'hello@atom.test',
      secondOfficerHours: settings.LAB_SECOND_OFFICER_HOURS,
    },
  }
}

/** One secret, or several separated by commas while one is being replaced. */
function secretsIn(text = ''): string[] {
  return text
    .split(',')
    .map((secret) => secret.trim())
    .filter(Boolean)
}

function dropEmpty(settings: Settings): StandIns {
  return Object.fromEntries(replaceable.filter((name) => settings[name]).map((name) => [name, settings[name]]))
}
