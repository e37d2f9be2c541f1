import type { EventType, Json, StoredEvent } from './objects.ts'
import { toJson } from './objects.ts'
import { pinnedVersion } from './pin.ts'
import { createPostman } from './postman.ts'
import { createSorter } from './route-event.ts'
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
  /** Lets held and shuffled deliveries go; how many were held. */
  release(): number
  /** Sends an event once more to every endpoint that asked for it; null when there is no such event. */
  resend(eventId: string): number | null
  retry(deliveryId: string): void
  close(): void
}

/** Stripe's side of webhooks: stores events, and hands deliveries to the postman in the order they happened. */
export function createOutbox(getWorld: () => World): Outbox {
  const postman = createPostman(getWorld)
  const sorter = createSorter(getWorld)
  const kick = () => {
    for (const id of sorter.takeReady()) postman.enqueue(id)
  }
  return {
    kick,
    emit(type, object, previous) {
      const world = getWorld()
      // Events and their delivery live on the sandbox's own clock, also when they tell of a test clock's objects.
      return world.clock.within(null, () => {
        const endpoints = wanting(world, type)
        const event = world.store.events.put(describe(world, { type, object, previous, pending: endpoints.length }))
        world.contract.checkEvent(event, world.logs.violate)
        for (const endpoint of endpoints) sorter.route(event, endpoint)
        return event
      })
    },
    async sendEarly() {
      await Promise.all(sorter.takeEarly().map((id) => postman.deliver(id)))
    },
    idle: postman.idle,
    release() {
      const count = sorter.free()
      kick()
      return count
    },
    resend(eventId) {
      const world = getWorld()
      const event = world.store.events.get(eventId)
      if (!event) return null
      const endpoints = wanting(world, event.type)
      for (const endpoint of endpoints) postman.enqueue(sorter.prepare(event, endpoint, 'waiting').id)
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
