import type { World } from '../world.ts'

const day = 86_400

/** Plans the next daily payout, at midnight, unless it is planned or payouts are made by hand. */
export function planPayout(world: World): void {
  if (!world.settings.paysOutDaily) return
  if (world.store.timers.oldestFirst().some((timer) => timer.kind === 'pay-out')) return
  const inSeconds = day - (world.clock.seconds() % day)
  world.clock.schedule({ kind: 'pay-out', subject: 'daily', inSeconds })
}
