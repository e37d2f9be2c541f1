import type { StoredEvent } from './objects.ts'
import type { Delivery } from './rows.ts'
import { type Sent, sendWebhook, signWebhook } from './send-webhook.ts'
import type { World } from './world.ts'

export interface Postman {
  /** Queues a delivery behind those already going to the same endpoint: arrival keeps the order of events. */
  enqueue(deliveryId: string): void
  deliver(deliveryId: string): Promise<void>
  idle(): Promise<void>
  close(): void
}

const minute = 60
const hour = 60 * minute
/** The wait after each failed attempt; when the list ends, every twelve hours. */
const waits = [minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour]
const giveUpAfterSeconds = 72 * hour

/** Sends deliveries, one at a time per endpoint, and plans the next attempt of those that failed. */
export function createPostman(getWorld: () => World): Postman {
  const lanes = new Map<string, Promise<void>>()
  const queued = new Set<string>()
  const stop = new AbortController()

  const deliver = async (id: string) => {
    const world = getWorld()
    const delivery = world.store.deliveries.get(id)
    const event = delivery && world.store.events.get(delivery.event)
    if (!delivery || !event || delivery.state !== 'waiting' || stop.signal.aborted) return
    const startedAt = performance.now()
    const sent = await send(world, event, delivery.endpoint, stop.signal)
    if (stop.signal.aborted) return
    const took = Math.round(performance.now() - startedAt)
    const attempt = { at: world.clock.seconds(), status: sent.status, error: sent.error, tookMs: took }
    record(world, { ...delivery, attempts: [...delivery.attempts, attempt] }, sent)
    world.store.commit()
  }
  return {
    deliver,
    enqueue(id) {
      if (queued.has(id)) return
      queued.add(id)
      const lane = getWorld().store.deliveries.get(id)?.endpoint ?? ''
      const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => deliver(id)).finally(() => queued.delete(id))
      lanes.set(lane, turn)
    },
    async idle() {
      while (queued.size > 0) await Promise.all(lanes.values())
    },
    close: () => stop.abort(),
  }
}

async function send(world: World, event: StoredEvent, endpointId: string, stopped: AbortSignal): Promise<Sent> {
  const endpoint = world.store.webhookEndpoints.get(endpointId)
  const secret = world.store.endpointSecrets.get(endpointId)?.secret
  if (!endpoint || !secret) return { status: null, error: 'endpoint deleted' }
  const faults = world.faults.forEvent(event.type, looks)
  const has = (action: string) => faults.find((fault) => fault.action === action)
  const body = JSON.stringify(disguise(event, has), null, 2)
  // The receiver compares with the wall clock, so the moment of sending is real time even when the sandbox clock is not.
  const sentAt = Math.floor(Date.now() / 1000) - (has('stale_timestamp') ? 3600 : 0)
  const signature = signWebhook(body, has('corrupt_signature') ? `${secret}x` : secret, sentAt)
  const post = () => sendWebhook(endpoint.url, body, signature, stopped)
  const together = has('concurrent')
  if (together) return worst(await Promise.all(Array.from({ length: together.amount ?? 2 }, post)))
  const answers = [await post()]
  for (let copy = 1; copy < (has('duplicate')?.amount ?? (has('duplicate') ? 2 : 1)); copy += 1)
    answers.push(await post())
  return worst(answers)
}

const looks = [
  'duplicate',
  'concurrent',
  'corrupt_signature',
  'stale_timestamp',
  'wrong_livemode',
  'old_api_version',
] as const

function disguise(event: StoredEvent, has: (action: string) => unknown): StoredEvent {
  return {
    ...event,
    livemode: has('wrong_livemode') ? true : event.livemode,
    api_version: has('old_api_version') ? '2019-12-03' : event.api_version,
  }
}

function worst(answers: Sent[]): Sent {
  return answers.find((answer) => !isAccepted(answer)) ?? answers[0] ?? { status: null, error: 'nothing sent' }
}

function isAccepted({ status }: Sent): boolean {
  return status !== null && status >= 200 && status < 300
}

function record(world: World, delivery: Delivery, sent: Sent): void {
  const { store, clock } = world
  const event = store.events.get(delivery.event)
  if (isAccepted(sent)) {
    store.deliveries.put({ ...delivery, state: 'delivered' })
    if (event) store.events.put({ ...event, pending_webhooks: Math.max(0, event.pending_webhooks - 1) })
    return
  }
  const inSeconds = waits[delivery.attempts.length - 1] ?? 12 * hour
  const isOver = clock.seconds() + inSeconds > (event?.created ?? 0) + giveUpAfterSeconds
  store.deliveries.put({ ...delivery, state: isOver || !event ? 'failed' : 'waiting' })
  if (!isOver && event) clock.schedule({ kind: 'retry-delivery', subject: delivery.id, inSeconds })
}
