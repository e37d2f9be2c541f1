import { data } from '@remix-run/node'
import {
  RateLimiterDrizzle,
  RateLimiterMemory,
  RateLimiterRes,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible'
import type { Touches } from '#app/domain/world.ts'
import { rateLimits } from '#db/schema/people.ts'
import { problem } from './api.server.ts'
import type { FormReply } from './form.server.ts'

/** How often something may be asked: points within seconds, and how long to wait once they are used up. */
export type Limit = { name: string; points: number; seconds: number; waitSeconds?: number }

/** Every limit of the portal. `address` limits count the network a request comes from, the others what is named. */
export const limits = {
  signInFromAddress: { name: 'sign-in-address', points: 30, seconds: 3600 },
  passwordForPerson: { name: 'password-person', points: 10, seconds: 3600 },
  linkToEmail: { name: 'link-email', points: 3, seconds: 3600 },
  linkFromAddress: { name: 'link-address', points: 20, seconds: 3600 },
  codeForPerson: { name: 'code-person', points: 5, seconds: 900 },
  passkeyAsked: { name: 'passkey-asked', points: 30, seconds: 900 },
  tokensMade: { name: 'tokens-made', points: 20, seconds: 86_400 },
  calendarFromAddress: { name: 'calendar-address', points: 120, seconds: 3600 },
  giftFromAddress: { name: 'gift-address', points: 5, seconds: 600 },
  giftFromAddressInADay: { name: 'gift-address-day', points: 20, seconds: 86_400 },
  giftFromBrowserInADay: { name: 'gift-browser-day', points: 20, seconds: 86_400 },
  /** Of all givers together: beyond it everybody answers a question first. */
  giftsFromEverywhere: { name: 'gifts-all', points: 30, seconds: 60 },
  giftToEmail: { name: 'gift-email', points: 5, seconds: 600 },
  giftToEmailInADay: { name: 'gift-email-day', points: 20, seconds: 86_400 },
  pledgeFromAddress: { name: 'pledge-address', points: 10, seconds: 3600 },
  pledgeToEmail: { name: 'pledge-email', points: 5, seconds: 3600 },
  invitationFromPerson: { name: 'invitation-person', points: 40, seconds: 86_400 },
  invitationToEmail: { name: 'invitation-email', points: 5, seconds: 86_400 },
  offerFromPerson: { name: 'offer-person', points: 10, seconds: 3600 },
  methodOfPledge: { name: 'pledge-method', points: 10, seconds: 3600 },
  supportFromAddress: { name: 'support-address', points: 10, seconds: 3600 },
  supportToEmail: { name: 'support-email', points: 3, seconds: 3600 },
  wallFromPerson: { name: 'wall-person', points: 20, seconds: 3600 },
  importFromPerson: { name: 'import-person', points: 120, seconds: 3600 },
} as const satisfies Record<string, Limit>

/**
 * Takes one from what the key may still ask; refuses with the instant at which to try again. Counts in Postgres, shared by
 * every process, and in this process's memory while Postgres does not answer.
 */
export async function takeFrom(world: Touches<'db' | 'clock'>, limit: Limit, key: string): Promise<Taken> {
  try {
    await limiterOf(world, limit).consume(key.toLowerCase())
    return { ok: true }
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    return { ok: false, retryAt: new Date(world.clock.now().getTime() + refusal.msBeforeNext) }
  }
}

export type Taken = { ok: true } | { ok: false; retryAt: Date }

/** Takes one from each; the first that is used up refuses. */
export async function takeFromAll(
  world: Touches<'db' | 'clock'>,
  asked: readonly (readonly [Limit, string])[],
): Promise<Taken> {
  for (const [limit, key] of asked) {
    const taken = await takeFrom(world, limit, key)
    if (!taken.ok) return taken
  }
  return { ok: true }
}

/** The form again with what was typed, and when to try once more. */
export function refuseTooOften(world: Touches<'clock'>, form: { values: Record<string, string> }, retryAt: Date) {
  const seconds = secondsUntil(world, retryAt)
  const reply: FormReply = {
    values: form.values,
    ticked: {},
    fieldErrors: {},
    formErrors: [`Too many tries. Please try again ${waitWords(seconds)}.`],
  }
  return data({ form: reply }, { status: 429, headers: { 'Retry-After': String(seconds) } })
}

/** Gives the key its full measure back, as after a right password. */
export async function forgive(world: Touches<'db' | 'clock'>, limit: Limit, key: string): Promise<void> {
  await limiterOf(world, limit).delete(key.toLowerCase())
}

/** The 429 page: says when to try again. */
export function tooManyRequests(world: Touches<'clock'>, retryAt: Date): Response {
  const seconds = secondsUntil(world, retryAt)
  return new Response(`Too many tries. Please try again ${waitWords(seconds)}.`, {
    status: 429,
    statusText: 'Too Many Requests',
    headers: { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' },
  })
}

/** The same to a machine, as a problem document. */
export function tooManyCalls(world: Touches<'clock'>, retryAt: Date): Response {
  const seconds = secondsUntil(world, retryAt)
  const detail = `Too many calls. Try again ${waitWords(seconds)}.`
  return problem(429, { title: 'Too many calls', detail }, { 'Retry-After': String(seconds) })
}

function secondsUntil(world: Touches<'clock'>, retryAt: Date): number {
  return Math.max(1, Math.ceil((retryAt.getTime() - world.clock.now().getTime()) / 1000))
}

/** "in 40 seconds", "in 12 minutes" */
function waitWords(seconds: number): string {
  if (seconds < 90) return `in ${seconds} seconds`
  return `in ${Math.ceil(seconds / 60)} minutes`
}

const made = new WeakMap<object, Map<string, RateLimiterStoreAbstract>>()

function limiterOf(world: Touches<'db'>, limit: Limit): RateLimiterStoreAbstract {
  const known = made.get(world.db) ?? new Map<string, RateLimiterStoreAbstract>()
  made.set(world.db, known)
  const limiter = known.get(limit.name) ?? makeLimiter(world, limit)
  known.set(limit.name, limiter)
  return limiter
}

function makeLimiter(world: Touches<'db'>, limit: Limit): RateLimiterStoreAbstract {
  const measure = {
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
    blockDuration: limit.waitSeconds ?? 0,
  }
  return new RateLimiterDrizzle({
    ...measure,
    storeClient: world.db,
    schema: rateLimits,
    // The sweep of old rows is a timer of its own; the job forget-old does it instead, in one process.
    clearExpiredByTimeout: false,
    insuranceLimiter: new RateLimiterMemory(measure),
  })
}
