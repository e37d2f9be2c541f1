import type { EventSeen } from '#app/domain/giving/payments.ts'
import { world } from '#app/world.server.ts'
import { log } from './log.server.ts'
import type { Args } from './request.server.ts'

const largestBody = 1_048_576

/**
 * The guard of the webhook door: the event, when Stripe signed exactly these bytes a moment ago and for this installation.
 * Anything else is answered 400 (or 413) and leaves nothing behind but a line in the log.
 */
export async function requireSignedEvent({ request }: Args): Promise<EventSeen> {
  const raw = request.method === 'POST' ? await readAtMost(request, largestBody) : new Uint8Array()
  if (!raw) throw refusal(413, 'too large')
  const event = world.payments.verifyEvent(raw, request.headers.get('stripe-signature') ?? '', world.clock.now())
  if (event) return event
  log.warn({ event: 'stripe.unsigned', bytes: raw.byteLength }, 'an event that is not signed for us was refused')
  throw refusal(400, 'not signed for this address')
}

/** The bytes as they came, or null when there are more than allowed. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const reader = request.body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > most) return null
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

function refusal(status: number, because: string): Response {
  return new Response(`${because}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' },
  })
}
