import type { Clock } from '#app/domain/world.ts'

/** The one place that asks what time it is. */
export const systemClock: Clock = { now: () => new Date() }
