import type { EventType, Json, StoredEvent } from './objects.ts'
import { toJson } from './objects.ts'
import { pinnedVersion } from './pin.ts'
import { createPostman } from './postman.ts'
import type { Delivery } from './store.ts'
import type { World } from './world.ts'

export interface Outbox {
  /** Stores an event about the object as it is now, and prepares a delivery for every endpoint that asked for its type. */
  emit(type: EventType, object: unknown, previous?: Record<string, unknown>): StoredEvent
  /** Starts sending what was prepared. */
  kick(): void
  /** Sends what a fault rule wants to arrive before the API's own answer. */
  sendEarly(): Promise<void>
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>
  /** Lets held and shuffled deliveries go, in the order given. */
  release(): number
  /** Sends an event once more to every endpoint that asked for it; null when there is no such event. */
  resend(eventId: string): number | null
  retry(deliveryId: string): void
  close(): void
}

/** Stripe's side of webhooks: stores events, and hands deliveries to the postman in the order they happened. */
export function createOutbox(getWorld: () => World): Outbox {
  const postman = createPostman(getWorld)
  let fresh: string[] = []
  let early: string[] = []
  let shuffled: string[] = []

  const prepare = (event: StoredEvent, endpoint: string, state: Delivery['state']): Delivery => {
    const { store, ids } = getWorld()
    return store.deliveries.put({ id: ids.next('dlv_'), event: event.id, endpoint, state, attempts: [] })
  }
  const route = (event: StoredEvent, endpoint: string) => {
    const world = getWorld()
    const [fault] = world.faults.forEvent(event.type, ['drop', 'delay', 'hold', 'shuffle', 'before_response'])
    if (fault?.action === 'drop') return void prepare(event, endpoint, 'dropped')
    if (fault?.action === 'hold') return void prepare(event, endpoint, 'held')
    const delivery = prepare(event, endpoint, fault?.action === 'shuffle' ? 'held' : 'waiting')
    if (fault?.action === 'delay')
      return world.clock.schedule({ kind: 'retry-delivery', subject: delivery.id, inSeconds: fault.amount ?? 60 })
    if (fault?.action === 'before_response') return void early.push(delivery.id)
    if (fault?.action !== 'shuffle') return void fresh.push(delivery.id)
    shuffled.push(delivery.id)
    if (shuffled.length >= (fault.amount ?? 3)) releaseShuffled()
  }
  const free = (id: string) => {
    const { store } = getWorld()
    const delivery = store.deliveries.get(id)
    if (delivery?.state !== 'held') return
    store.deliveries.put({ ...delivery, state: 'waiting' })
    fresh.push(id)
  }
  const releaseShuffled = () => {
    for (const id of mixUp(shuffled)) free(id)
    shuffled = []
  }
  const kick = () => {
    const going = fresh
    fresh = []
    for (const id of going) postman.enqueue(id)
  }
  return {
    emit(type, object, previous) {
      const world = getWorld()
      const endpoints = wanting(world, type)
      const event = world.store.events.put(describe(world, { type, object, previous, pending: endpoints.length }))
      world.contract.checkEvent(event, world.logs.violate)
      for (const endpoint of endpoints) route(event, endpoint)
      return event
    },
    kick,
    async sendEarly() {
      const going = early
      early = []
      await Promise.all(going.map((id) => postman.deliver(id)))
    },
    idle: postman.idle,
    release() {
      releaseShuffled()
      const held = getWorld()
        .store.deliveries.oldestFirst()
        .filter((delivery) => delivery.state === 'held')
      for (const delivery of held) free(delivery.id)
      kick()
      return held.length
    },
    resend(eventId) {
      const world = getWorld()
      const event = world.store.events.get(eventId)
      if (!event) return null
      const endpoints = wanting(world, event.type)
      for (const endpoint of endpoints) postman.enqueue(prepare(event, endpoint, 'waiting').id)
      return endpoints.length
    },
    retry: postman.enqueue,
    close: postman.close,
  }
}

function wanting(world: World, type: string): string[] {
  return world.store.webhookEndpoints
    .oldestFirst()
    .filter((endpoint) => endpoint.status === 'enabled')
    .filter((endpoint) => endpoint.enabled_events.some((wanted) => wanted === '*' || wanted === type))
    .map((endpoint) => endpoint.id)
}

interface Happening {
  type: EventType
  object: unknown
  previous: Record<string, unknown> | undefined
  pending: number
}

function describe(world: World, { type, object, previous, pending }: Happening): StoredEvent {
  const snapshot: { object: Json; previous_attributes?: Json } = { object: toJson(object) }
  if (previous) snapshot.previous_attributes = toJson(previous)
  return {
    id: world.ids.next('evt_'),
    object: 'event',
    api_version: pinnedVersion,
    created: world.clock.seconds(),
    data: snapshot,
    livemode: false,
    pending_webhooks: pending,
    request: { id: world.cause.requestId, idempotency_key: world.cause.idempotencyKey },
    type,
  }
}

/** The worst order that is always available: last first, then the rest from both ends. */
function mixUp(ids: string[]): string[] {
  const [left, right] = [ids.filter((_, index) => index % 2 === 0), ids.filter((_, index) => index % 2 === 1)]
  return [...right.reverse(), ...left.reverse()]
}
