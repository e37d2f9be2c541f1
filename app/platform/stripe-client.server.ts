import Stripe from 'stripe'
import type { Answer } from '#app/domain/giving/payments.ts'
import type { EuroCents } from '#app/units/euros.ts'
import { type Cents, cents } from '#app/units/money.ts'

/** The one Stripe client of the process, and the rules every call of it obeys. */
export function openStripe(options: { secretKey: string; apiBase: string | null }): Stripe {
  return new Stripe(options.secretKey, {
    apiVersion: Stripe.API_VERSION,
    maxNetworkRetries: 2,
    timeout: 20_000,
    telemetry: false,
    ...(options.apiBase ? addressOf(options.apiBase) : {}),
  })
}

type Said = { object: string; lastResponse: { statusCode: number; requestId: string } }

/** An answer that is not 200, or not the object asked for, would otherwise pass for a success. */
export function expectObject<Seen extends Said>(seen: Seen, object: Seen['object']): Seen {
  if (seen.lastResponse.statusCode !== 200 || seen.object !== object) {
    const { statusCode, requestId } = seen.lastResponse
    throw new Error(`Stripe answered ${statusCode} with ${String(seen.object)} instead of ${object} (${requestId})`)
  }
  return seen
}

/** Calls, and calls again with the same key while Stripe says that it is busy. The SDK does not do this for 429. */
export async function patiently<Seen>(call: () => Promise<Seen>): Promise<Seen> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (!isBusy(error) || attempt >= 4) throw error
      await pause(500 * 2 ** attempt * (0.75 + Math.random() / 2))
    }
  }
}

/** What came of a POST: a refusal is definite; whatever may have been carried out is unknown. */
export async function answerOf<Made>(call: () => Promise<Made>): Promise<Answer<Made>> {
  try {
    return { kind: 'done', made: await patiently(call) }
  } catch (error) {
    const { errors } = Stripe
    if (error instanceof errors.StripeIdempotencyError) throw error
    const isRefusal =
      error instanceof errors.StripeInvalidRequestError ||
      error instanceof errors.StripeCardError ||
      error instanceof errors.StripeAuthenticationError ||
      error instanceof errors.StripePermissionError
    return { kind: isRefusal ? 'refused' : 'unknown', because: wordsOf(error) }
  }
}

/** Cents become a number here, and nowhere else. */
export function toStripe(amount: Cents | EuroCents): number {
  const number = Number(amount)
  if (amount <= 0n || !Number.isSafeInteger(number) || number > 99_999_999) throw new Error(`not chargeable: ${amount}`)
  return number
}

/** Stripe's whole minor units become cents here, and nowhere else; fractions are refused. */
export function fromStripe(amount: number | null): Cents {
  return cents(amount ?? 0)
}

export function instantOf(seconds: number): Date {
  return new Date(seconds * 1000)
}

/** The id of something that may have come expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

function addressOf(apiBase: string) {
  const url = new URL(apiBase)
  const protocol = url.protocol === 'https:' ? ('https' as const) : ('http' as const)
  return { protocol, host: url.hostname, port: url.port || (protocol === 'https' ? '443' : '80') }
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  return error.statusCode === 429 || error.code === 'lock_timeout'
}

/** The kind and code of a failure; Stripe's message may quote what was sent, so it stays out. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) return error instanceof Error ? error.message : 'no answer'
  const parts = [error.type, error.code, error.param, error.statusCode, error.requestId]
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(' ')
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
