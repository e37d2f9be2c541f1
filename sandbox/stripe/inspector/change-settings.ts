import type { World } from '../world.ts'

const ends = ['cancel', 'past_due', 'unpaid'] as const

/** Changes what the Dashboard would: when bank debits end, when payouts go, what a euro is worth, how a renewal that is never paid ends. */
export function changeSettings(world: World, body: Record<string, unknown>): Record<string, unknown> {
  const { settings } = world
  const flag = (value: unknown) => String(value) === 'true'
  const end = ends.find((one) => one === body.retryEnd)
  if (end) settings.retryEnd = end
  if (body.debitsAreInstant !== undefined) settings.debitsAreInstant = flag(body.debitsAreInstant)
  if (body.paysOutDaily !== undefined) settings.paysOutDaily = flag(body.paysOutDaily)
  const rate = Number(body.euroRate)
  if (rate > 0 && Number.isFinite(rate)) settings.euroRate = rate
  const { retryEnd, debitsAreInstant, paysOutDaily, retryDays, settleSeconds, euroRate } = settings
  return { retryEnd, debitsAreInstant, paysOutDaily, retryDays, settleSeconds, euroRate }
}
