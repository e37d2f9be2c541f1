import type { StoredEvent } from './objects.ts'
import type { Delivery } from './rows.ts'
import type { World } from './world.ts'

export interface Sorter {
  /** Prepares the delivery of an event to one endpoint; a fault rule may drop, delay, hold or mix it. */
  route(event: StoredEvent, endpoint: string): void
  prepare(event: StoredEvent, endpoint: string, state: Delivery['state']): Delivery
  /** The deliveries that may go now, each given out once. */
  takeReady(): string[]
  /** Those that are to arrive before the API has answered. */
  takeEarly(): string[]
  /** Makes ready what was held back; how many that were. */
  free(): number
}

/** Sorts fresh deliveries: ready, early, held, mixed with others, or planned for later. */
export function createSorter(getWorld: () => World): Sorter {
  let ready: string[] = []
  let early: string[] = []
  let mixing: string[] = []

  const prepare: Sorter['prepare'] = (event, endpoint, state) => {
    const { store, ids } = getWorld()
    return store.deliveries.put({ id: ids.next('dlv_'), event: event.id, endpoint, state, attempts: [] })
  }
  const letGo = (id: string) => {
    const { store } = getWorld()
    const delivery = store.deliveries.get(id)
    if (delivery?.state !== 'held') return
    store.deliveries.put({ ...delivery, state: 'waiting' })
    ready.push(id)
  }
  const mix = () => {
    for (const id of mixUp(mixing)) letGo(id)
    mixing = []
  }
  return {
    prepare,
    route(event, endpoint) {
      const world = getWorld()
      const [fault] = world.faults.forEvent(event.type, ['drop', 'delay', 'hold', 'shuffle', 'before_response'])
      const state = firstState[fault?.action ?? ''] ?? 'waiting'
      const { id } = prepare(event, endpoint, state)
      if (fault?.action === 'delay') {
        world.clock.schedule({ kind: 'retry-delivery', subject: id, inSeconds: fault.amount ?? 60 })
      } else if (fault?.action === 'before_response') {
        early.push(id)
      } else if (fault?.action === 'shuffle') {
        mixing.push(id)
        if (mixing.length >= (fault.amount ?? 3)) mix()
      } else if (state === 'waiting') {
        ready.push(id)
      }
    },
    takeReady() {
      const going = ready
      ready = []
      return going
    },
    takeEarly() {
      const going = early
      early = []
      return going
    },
    free() {
      mix()
      const held = getWorld()
        .store.deliveries.oldestFirst()
        .filter((delivery) => delivery.state === 'held')
      for (const delivery of held) letGo(delivery.id)
      return held.length
    },
  }
}

const firstState: Record<string, Delivery['state']> = { drop: 'dropped', hold: 'held', shuffle: 'held' }

/** An order that is surely wrong and always the same: the odd ones backwards, then the even ones backwards. */
function mixUp(ids: string[]): string[] {
  const [even, odd] = [ids.filter((_, index) => index % 2 === 0), ids.filter((_, index) => index % 2 === 1)]
  return [...odd.reverse(), ...even.reverse()]
}
