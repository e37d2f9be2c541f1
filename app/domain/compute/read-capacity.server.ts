import { asc, desc, eq, gte, sql } from 'drizzle-orm'
import { type AccountTotal, readTotals } from '#app/domain/ledger/read-totals.server.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gpuClasses, supplyLots } from '#db/schema/compute.ts'
import { funds } from '#db/schema/giving.ts'
import { hoursDeliveries, hoursPledges } from '#db/schema/in-kind.ts'
import type { GpuClass } from './gpu-class.ts'
import { readClassChoices } from './read-gpu-classes.server.ts'

/** Where the hours of a class and month are. They add up to the supply; free is below zero when more ran than there was. */
export type MonthCapacity = {
  month: Month
  supply: GpuSeconds
  down: GpuSeconds
  /** Reserved, offered or allocated, and not used yet. */
  promised: GpuSeconds
  used: GpuSeconds
  running: GpuSeconds
  unattributed: GpuSeconds
  expired: GpuSeconds
  free: GpuSeconds
}
type Part = Exclude<keyof MonthCapacity, 'month'>
export type ClassCapacity = {
  gpuClass: string
  name: string
  gpuCount: number
  state: GpuClass['state']
  months: MonthCapacity[]
}

const partOf: Record<string, Part> = {
  supply: 'supply',
  purchased: 'supply',
  donated: 'supply',
  down: 'down',
  reserved: 'promised',
  offered: 'promised',
  allocation: 'promised',
  used: 'used',
  running: 'running',
  unattributed: 'unattributed',
  expired: 'expired',
  pool: 'free',
}

/** The classes by months: what there is and where it is, from the journal's totals. Classes without hours stand with no months. */
export async function readCapacity(reads: Reads, window?: { from: Month; until: Month }): Promise<ClassCapacity[]> {
  const [classes, totals] = await Promise.all([
    reads.select().from(gpuClasses).orderBy(asc(gpuClasses.position), asc(gpuClasses.code)),
    readTotals(reads, { kinds: Object.keys(partOf) }),
  ])
  return classes.map((one) => ({
    gpuClass: one.code,
    name: one.name,
    gpuCount: one.gpuCount,
    state: one.state,
    months: monthsOf(totals.filter((total) => total.gpuClass === one.code)).filter(
      ({ month }) => !window || (month >= window.from && month <= window.until),
    ),
  }))
}

function monthsOf(totals: readonly AccountTotal[]): MonthCapacity[] {
  const months = new Map<Month, MonthCapacity>()
  for (const { kind, month, balance } of totals) {
    const part = partOf[kind]
    if (!part || month === null) continue
    const key = month as Month
    const line = months.get(key) ?? emptyMonth(key)
    line[part] = gpuSeconds(line[part] + (part === 'supply' ? -balance : balance))
    months.set(key, line)
  }
  return [...months.values()].sort((left, right) => (left.month < right.month ? -1 : 1))
}

function emptyMonth(month: Month): MonthCapacity {
  const none = gpuSeconds(0n)
  return {
    month,
    supply: none,
    down: none,
    promised: none,
    used: none,
    running: none,
    unattributed: none,
    expired: none,
    free: none,
  }
}

/** Free hours of one class by month, this month and later: what an allocation can still be given. */
export async function readFree(
  reads: Reads,
  gpuClass: string,
  from: Month,
): Promise<{ month: Month; free: GpuSeconds }[]> {
  const totals = await readTotals(reads, { kinds: ['pool'], asset: `GPU:${gpuClass}` })
  return totals
    .filter((total) => total.month !== null && total.month >= from)
    .map((total) => ({ month: total.month as Month, free: gpuSeconds(total.balance) }))
    .sort((left, right) => (left.month < right.month ? -1 : 1))
}

/** The newest lots, with whom or what they came from. A giver who stays anonymous is named to nobody here. */
export async function readLots(reads: Reads, page: { from?: Month; size?: number } = {}) {
  return reads
    .select({
      lot: supplyLots,
      fund: funds.name,
      donor: sql<string | null>`case when not ${hoursPledges.isAnonymous} then ${hoursPledges.giverName} end`,
      hoursId: hoursPledges.id,
    })
    .from(supplyLots)
    .leftJoin(funds, eq(funds.id, supplyLots.fundId))
    .leftJoin(hoursDeliveries, eq(hoursDeliveries.lotId, supplyLots.id))
    .leftJoin(hoursPledges, eq(hoursPledges.id, hoursDeliveries.pledgeId))
    .where(page.from ? gte(supplyLots.month, page.from) : undefined)
    .orderBy(desc(supplyLots.id))
    .limit(page.size ?? 30)
}

/** What the publishing form offers: classes that are run, and funds that are open. */
export async function readSupplyChoices(reads: Reads) {
  const [classes, openFunds] = await Promise.all([
    readClassChoices(reads),
    reads
      .select({ id: funds.id, name: funds.name })
      .from(funds)
      .where(eq(funds.isOpen, true))
      .orderBy(asc(funds.position)),
  ])
  return { classes, funds: openFunds }
}
