import type { Json, JsonObject } from '../objects.ts'

export type ErrorType = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'

export interface ErrorBody {
  type: ErrorType
  message: string
  code?: string
  param?: string
  decline_code?: string
  advice_code?: string
  network_decline_code?: string
  charge?: string
  payment_intent?: Json
  payment_method?: Json
  setup_intent?: Json
}

/**
 * An answer Stripe gives instead of an object. It is thrown, because it may come from any depth of a request; the server
 * turns it into the envelope. `keep` says whether an idempotency key remembers it: false while nothing was begun.
 */
export class StripeAnswer extends Error {
  override readonly name = 'StripeAnswer'
  readonly status: number
  readonly body: ErrorBody
  readonly keep: boolean

  constructor(status: number, body: ErrorBody, keep = false) {
    super(body.message)
    this.status = status
    this.body = body
    this.keep = keep
  }
}

export function invalid(message: string, extra: { code?: string; param?: string } = {}): StripeAnswer {
  return new StripeAnswer(400, { type: 'invalid_request_error', message, ...extra })
}

/** What Stripe says of an id that names nothing: 404 when it is in the address, 400 when it is a parameter. */
export function missing(what: { kind: string; id: string; param: string; inAddress?: boolean }): StripeAnswer {
  return new StripeAnswer(what.inAddress ? 404 : 400, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what.kind}: '${what.id}'`,
    param: what.param,
  })
}

/** Something Stripe can do and this sandbox cannot (yet). Loud on purpose: a quiet 200 would hide a gap. */
export class NotImplemented extends StripeAnswer {
  constructor(what: string) {
    super(501, {
      type: 'api_error',
      code: 'sandbox_not_implemented',
      message: `${what} exists at Stripe, but this sandbox does not do it.`,
    })
  }
}

/** The envelope as sent, with the links Stripe adds. */
export function envelope(body: ErrorBody): JsonObject {
  const error: JsonObject = {}
  if (body.code !== undefined) {
    error.code = body.code
    error.doc_url = `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`
  }
  for (const [key, value] of Object.entries(body)) if (value !== undefined) error[key] = value
  return { error }
}
