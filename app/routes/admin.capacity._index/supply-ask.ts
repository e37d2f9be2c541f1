import { z } from 'zod'
import { notHours } from '#app/area/month-hours.ts'
import { madeId } from '#app/area/typed-fields.ts'
import type { PublishSupply, SupplySource } from '#app/domain/compute/publish-supply.server.ts'
import { parseGpuHours } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { parseMonth } from '#app/units/time.ts'

export const Supply = z.object({
  lotId: madeId('lot'),
  gpuClass: z.string('Choose a GPU class.'),
  month: z.string('Choose a month.'),
  hours: z.string('Say how many hours.').max(20),
  title: z.string('Say what the lot is.').max(120, 'A title is at most 120 letters long.'),
  source: z.enum(['owned', 'purchased'], 'Say where the hours come from.'),
  fundId: z.string().optional(),
  cost: z.string().max(20).optional(),
})

type Wrong = { field: string; sentence: string }

/** The typed form as a lot to publish, or the first field that is not what it should be. */
export function readSupply(typed: z.output<typeof Supply>): PublishSupply | Wrong {
  const month = parseMonth(typed.month)
  if (!month) return { field: 'month', sentence: 'Write the month as 2026-03.' }
  const seconds = parseGpuHours(typed.hours)
  if (seconds === null) return { field: 'hours', sentence: notHours }
  const from = readSource(typed)
  if ('field' in from) return from
  return { lotId: typed.lotId, gpuClass: typed.gpuClass, month, seconds, title: typed.title, from }
}

function readSource(typed: z.output<typeof Supply>): SupplySource | Wrong {
  if (typed.source === 'owned') return { kind: 'owned' }
  const fundId = parseId('fnd', typed.fundId)
  if (!fundId) return { field: 'fundId', sentence: 'Choose the fund that pays.' }
  const cost = parseCents(typed.cost ?? '')
  if (cost === null || cost <= 0n)
    return { field: 'cost', sentence: 'Say what the hours cost, for example $31,500.00.' }
  return { kind: 'purchased', fundId, cost }
}
