import { createHash } from 'node:crypto'
import { invalid, StripeAnswer } from './wire/errors.ts'
import { canonical, type RawBranch } from './wire/form.ts'
import type { World } from './world.ts'

export interface Answer {
  status: number
  body: string
}
export interface KeyHeld {
  /** The first answer under this key, when there was one. */
  replay: Answer | null
  /** Remembers the answer, or forgets the key when nothing was begun. */
  finish(answer: Answer | null): void
}

const keptMs = 24 * 3600 * 1000

/**
 * Takes an idempotency key for the length of one request. The same request again gets the first answer, another one is refused,
 * and one that comes while the first is still running gets a 409. Keys are forgotten after 24 hours of sandbox time.
 */
export function takeKey(
  world: World,
  key: string,
  request: { method: string; path: string; form: RawBranch },
): KeyHeld {
  if (key.length > 255) throw invalid('The idempotency key must be at most 255 characters.')
  const { store, clock } = world
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.path} ${canonical(request.form)}`)
    .digest('hex')
  const known = store.idempotency.get(key)
  if (known && clock.milliseconds() - known.at < keptMs) {
    if (known.fingerprint !== fingerprint) throw mismatch(key)
    if (known.state === 'running') throw inUse(key)
    return { replay: { status: known.status, body: known.body }, finish() {} }
  }
  const record = { id: key, fingerprint, at: clock.milliseconds() }
  store.idempotency.put({ ...record, state: 'running', status: 0, body: '' })
  return {
    replay: null,
    finish(answer) {
      if (answer) store.idempotency.put({ ...record, state: 'done', ...answer })
      else store.idempotency.remove(key)
    },
  }
}

/** After a restart no request is running any more: what was under way then is forgotten, as if it had never begun. */
export function forgetRunning(world: World): void {
  for (const record of world.store.idempotency.oldestFirst())
    if (record.state === 'running' || world.clock.milliseconds() - record.at >= keptMs)
      world.store.idempotency.remove(record.id)
}

function mismatch(key: string): StripeAnswer {
  return new StripeAnswer(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })
}

export function inUse(key: string): StripeAnswer {
  return new StripeAnswer(409, {
    type: 'invalid_request_error',
    code: 'idempotency_key_in_use',
    message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
  })
}
