import { describe, expect, test } from 'vitest'
import { EnvProblem, readEnv } from '#app/platform/env.server.ts'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://portal@db/portal',
  STRIPE_SECRET_KEY: ' sk_live_1 ',
  STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b',
  SMTP_URL: 'smtps://smtp.example.org',
  PUBLIC_ORIGIN: 'https://portal.example.org',
  SESSION_SECRET: 'x'.repeat(32),
  LAB_NAME: 'Lab',
  LAB_EIN: '12-3456789',
  LAB_ADDRESS: '1 Street',
  LAB_EMAIL: 'hello@example.org',
}

function problemsOf(source: Record<string, string | undefined>): string {
  try {
    readEnv(source)
    return ''
  } catch (problem) {
    if (problem instanceof EnvProblem) return problem.message
    throw problem
  }
}

describe('the environment', () => {
  test('production starts with everything set, secrets trimmed and both webhook secrets kept', () => {
    const env = readEnv(production)

    expect(env.stripe.secretKey).toBe('sk_live_1')
    expect(env.stripe.webhookSecrets).toEqual(['whsec_a', 'whsec_b'])
    expect(env.isDemo).toBe(false)
  })

  test.each(Object.keys(production).filter((name) => name !== 'NODE_ENV'))(
    'production without %s is refused by name',
    (name) => {
      expect(problemsOf({ ...production, [name]: ' ' })).toContain(name)
    },
  )

  test('test keys and the sandbox are refused in production, live keys anywhere else', () => {
    expect(problemsOf({ ...production, STRIPE_SECRET_KEY: 'sk_test_1' })).toContain('not a live key')
    expect(problemsOf({ ...production, STRIPE_API_BASE: 'http://127.0.0.1:1' })).toContain('STRIPE_API_BASE')
    expect(problemsOf({ STRIPE_SECRET_KEY: 'sk_live_1' })).toContain('production only')
  })

  test('what is malformed is said in a sentence, and all of it at once', () => {
    const said = problemsOf({
      ...production,
      PUBLIC_ORIGIN: 'http://x/y',
      SESSION_SECRET: 'short',
      LAB_TIME_ZONE: 'Mars',
    })

    expect(said).toContain('PUBLIC_ORIGIN')
    expect(said).toContain('SESSION_SECRET')
    expect(said).toContain('LAB_TIME_ZONE')
  })

  test('gifts in euros are off without a word where money is real, and on in the demonstration', () => {
    expect(readEnv({}).takesEuros).toBe(true)
    expect(readEnv({ GIVE_BY_SEPA: 'off' }).takesEuros).toBe(false)
    expect(readEnv({ DATABASE_URL: 'postgres://elsewhere' }).takesEuros).toBe(false)
    expect(readEnv({ DATABASE_URL: 'postgres://elsewhere', GIVE_BY_SEPA: 'on' }).takesEuros).toBe(true)
    expect(() => readEnv({ GIVE_BY_SEPA: 'perhaps' })).toThrow('GIVE_BY_SEPA: must be on or off.')
  })

  test('without a database it is a demonstration, and stand-ins fill what is open', () => {
    const env = readEnv(
      { PORT: '4000' },
      { DATABASE_URL: 'postgres://embedded', STRIPE_API_BASE: 'http://127.0.0.1:9' },
    )

    expect(env).toMatchObject({ isDemo: true, databaseUrl: 'postgres://embedded', origin: 'http://localhost:4000' })
    expect(env.stripe.checkoutOrigins).toEqual(['http://127.0.0.1:9'])
  })
})
