import { z } from 'zod'

const optional = z
  .string()
  .transform((text) => text.trim())
  .optional()
  .transform((text) => (text ? text : undefined))
/** A whole number between two bounds, or what stands for none. */
const whole = (least: number, most: number, usual: number) =>
  optional
    .transform((text) => (text === undefined ? usual : Number(text)))
    .pipe(z.number('must be a whole number').int('must be a whole number').min(least).max(most))

/** Every variable the portal reads, trimmed; an empty one counts as not given. */
export const Settings = z.object({
  NODE_ENV: optional,
  PORT: whole(0, 65_535, 3000),
  DATA_DIR: optional,
  DATABASE_URL: optional,
  DATABASE_OWNER_URL: optional,
  DATABASE_CONNECTIONS: whole(1, 500, 10),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: optional,
  GIVE_BY_SEPA: optional.pipe(z.enum(['on', 'off'], 'must be on or off').optional()),
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
  LAB_SECOND_OFFICER_HOURS: whole(1, 1_000_000_000, 250_000),
})
export type Settings = z.infer<typeof Settings>

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

/** Everything that is missing, mixed up or malformed, each as a sentence that names the variable. */
export function findProblems(settings: Settings): string[] {
  return [...findMissing(settings), ...findMixedKeys(settings), ...findMalformed(settings)]
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
  if (settings.SESSION_SECRET?.split(',').some((secret) => secret.trim().length < 32)) {
    problems.push('SESSION_SECRET must have at least 32 characters; so must each, where there are two.')
  }
  if (settings.LAB_TIME_ZONE && !isTimeZone(settings.LAB_TIME_ZONE)) problems.push('LAB_TIME_ZONE is not a time zone.')
  return problems
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

function isTimeZone(text: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(text) || text === 'UTC'
}
