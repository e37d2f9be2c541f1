import type { World } from './world.ts'

export interface TestClocks {
  /** Runs what falls due on a clock that is advancing, after the request that asked for it has been answered. */
  start(id: string): void
  /** Resolves when no clock is advancing. */
  idle(): Promise<void>
}

/** Stripe's test clocks: each is a time of its own, on which the customers made with it live. */
export function createTestClocks(getWorld: () => World): TestClocks {
  const running = new Map<string, Promise<void>>()
  const run = async (id: string) => {
    const world = getWorld()
    const target = world.store.testClocks.get(id)?.status_details.advancing?.target_frozen_time
    if (target === undefined) return
    await world.clock.advanceTestClock(id, target * 1000)
    const clock = world.store.testClocks.get(id)
    if (!clock) return
    const ready = world.store.testClocks.put({ ...clock, status: 'ready', status_details: {} })
    world.outbox.emit('test_helpers.test_clock.ready', ready)
    world.store.commit()
    world.outbox.kick()
  }
  return {
    start(id) {
      const turn = new Promise<void>((resolve) => setImmediate(resolve)).then(() => run(id))
      running.set(
        id,
        turn.finally(() => running.delete(id)),
      )
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
