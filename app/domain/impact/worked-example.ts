import { planDraws } from '#app/domain/ledger/draw.ts'
import { addGpuSeconds, type GpuSeconds, gpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, usd } from '#app/units/money.ts'
import type { Stretch } from '#app/units/share.ts'
import type { Month } from '#app/units/time.ts'
import { type Held, strandsOf, type TraceLot, type TraceTotals, totalsOf } from './trace.ts'

/** An invented month, worked out by the code that works out the real ones. */
export type WorkedExample = {
  gifts: { name: string; amount: Cents; paid: Cents; totals: TraceTotals }[]
  lots: { title: string; seconds: GpuSeconds; cost: Cents | null; totals: TraceTotals }[]
  supply: GpuSeconds
  used: GpuSeconds
}

const givers = [
  { giftId: 'gft_first' as Id<'gft'>, name: 'The first gift', left: usd(100) },
  { giftId: 'gft_second' as Id<'gft'>, name: 'The second gift', left: usd(60) },
]
const own = lotOf('own', 'The lab’s own GPUs', 'owned', gpuHours(100), null)
const bought = lotOf('bought', 'Hours bought for $120', 'purchased', gpuHours(50), usd(120))
const usedHours = gpuHours(45)

export function workedExample(): WorkedExample {
  const draws = planDraws([{ lotId: bought.id, missing: usd(120) }], givers)
  const pool = {
    lots: [own, bought].map((lot) => ({ lotId: lot.id, seconds: lot.seconds })),
    projects: [{ projectId: 'prj_lantern' as Id<'prj'>, seconds: usedHours }],
    unused: gpuSeconds(0),
  }
  const totals = (held: Held) => totalsOf(strandsOf([held], [pool]))
  let before = 0n
  return {
    gifts: givers.map(({ giftId, name, left }) => {
      const paid = draws.find((draw) => draw.giftId === giftId)?.amount ?? usd(0)
      const stretch: Stretch = { before, part: paid, whole: usd(120) }
      before += paid
      return { name, amount: left, paid, totals: totals({ lot: bought, stretches: [stretch] }) }
    }),
    lots: [own, bought].map((lot) => ({
      title: lot.title,
      seconds: lot.seconds,
      cost: lot.cost,
      totals: totals({ lot, stretches: null }),
    })),
    supply: addGpuSeconds(own.seconds, bought.seconds),
    used: usedHours,
  }
}

function lotOf(
  name: string,
  title: string,
  source: TraceLot['source'],
  seconds: GpuSeconds,
  cost: Cents | null,
): TraceLot {
  const id = `lot_${name}` as Id<'lot'>
  return { id, title, source, seconds, cost, gpuClass: 'h100', month: '2026-03' as Month, fundId: null, donorId: null }
}
