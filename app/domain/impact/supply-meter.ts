import type { AccountTotal } from '#app/domain/ledger/read-totals.server.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'

/** Hours of a pool by how they stand. Together they are its supply, less what the machines were down and what expired. */
export type SupplyMeter = {
  gpuClass: string
  supply: GpuSeconds
  used: GpuSeconds
  committed: GpuSeconds
  free: GpuSeconds
  gone: GpuSeconds
}

const standing: Record<string, 'supply' | 'used' | 'committed' | 'free' | 'gone'> = {
  supply: 'supply',
  purchased: 'supply',
  donated: 'supply',
  used: 'used',
  unattributed: 'used',
  running: 'committed',
  allocation: 'committed',
  reserved: 'committed',
  offered: 'committed',
  pool: 'free',
  down: 'gone',
  expired: 'gone',
}

/** The meter of each GPU class, by name, from account totals: of one month, or of all. */
export function supplyMeters(totals: readonly AccountTotal[], month?: string): SupplyMeter[] {
  const hours = totals.filter((total) => total.gpuClass !== null && (month === undefined || total.month === month))
  return [...groupBy(hours, (total) => total.gpuClass ?? '')]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([gpuClass, own]) => ({ gpuClass, ...sumUp(own) }))
    .filter((meter) => meter.supply > 0n)
}

/** All classes in one: hours of different classes added up, as the front page does and says. */
export function wholeMeter(meters: readonly SupplyMeter[]): Omit<SupplyMeter, 'gpuClass'> {
  const of = (part: keyof Omit<SupplyMeter, 'gpuClass'>) =>
    meters.reduce<bigint>((sum, meter) => sum + meter[part], 0n) as GpuSeconds
  return { supply: of('supply'), used: of('used'), committed: of('committed'), free: of('free'), gone: of('gone') }
}

/** Sources are credit balances: what they put in counts above zero. */
function sumUp(own: readonly AccountTotal[]): Omit<SupplyMeter, 'gpuClass'> {
  const of = (part: string) =>
    own
      .filter((total) => standing[total.kind] === part)
      .reduce<bigint>((sum, total) => sum + total.balance, 0n) as GpuSeconds
  return {
    supply: -of('supply') as GpuSeconds,
    used: of('used'),
    committed: of('committed'),
    free: of('free'),
    gone: of('gone'),
  }
}
