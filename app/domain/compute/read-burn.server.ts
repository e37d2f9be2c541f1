import { sql } from 'drizzle-orm'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { type Day, type Month, monthEnd, monthStart, parseDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { type Forecast, forecastRunOut } from './forecast.ts'

export type BurnPoint = { at: Date; total: GpuSeconds }
export type Burn = { from: Date; until: Date; granted: BurnPoint[]; used: BurnPoint[]; runOut: Forecast | null }
type Asked = { id: Id<'alo'>; firstMonth: Month; lastMonth: Month; left: GpuSeconds; now: Date }

const dayLength = 86_400_000
const looksBack = 28

/** An allocation's hours over its window: the grant with each change of it, what was used up to each day, and where use is heading. */
export async function readBurn(reads: Reads, asked: Asked): Promise<Burn> {
  const [days, granted] = await Promise.all([readDays(reads, asked.id), readGrants(reads, asked)])
  let total = 0n
  const used = days.map(({ day, seconds }) => {
    total += seconds
    const end = new Date(Date.parse(`${day}T00:00:00Z`) + dayLength)
    return { at: end < asked.now ? end : asked.now, total: gpuSeconds(total) }
  })
  const from = monthStart(asked.firstMonth)
  return {
    from,
    until: monthEnd(asked.lastMonth),
    granted,
    used: [{ at: from, total: gpuSeconds(0n) }, ...used],
    runOut: forecastRunOut({ left: asked.left, now: asked.now, days: lastDays(days, asked.now) }),
  }
}

/** Seconds by UTC day: each run's parts spread evenly over the days of their month it ran in. */
async function readDays(reads: Reads, id: Id<'alo'>): Promise<{ day: Day; seconds: bigint }[]> {
  const rows = await reads.execute<{ day: string; seconds: string }>(sql`
    with part as (
      select p.seconds, greatest(p.started_at, (p.month || '-01')::timestamp at time zone 'UTC') as from_at,
        least(greatest(coalesce(r.ended_at, r.started_at + r.elapsed_seconds * interval '1 second'), r.started_at + interval '1 second'),
          ((p.month || '-01')::timestamp + interval '1 month') at time zone 'UTC') as until_at
      from run_part p join run r on r.cluster = p.cluster and r.job_id_raw = p.job_id_raw and r.submitted_at = p.submitted_at and r.started_at = p.started_at
      where p.allocation_id = ${id}
    )
    select to_char(d.day at time zone 'UTC', 'YYYY-MM-DD') as day, round(sum(part.seconds
      * extract(epoch from least(part.until_at, d.day + interval '1 day') - greatest(part.from_at, d.day))
      / extract(epoch from part.until_at - part.from_at)))::bigint::text as seconds
    from part cross join lateral generate_series(date_trunc('day', part.from_at, 'UTC'), part.until_at - interval '1 microsecond', interval '1 day') as d(day)
    where part.until_at > part.from_at
    group by d.day order by d.day`)
  return rows.flatMap((row) => {
    const day = parseDay(row.day)
    return day ? [{ day, seconds: BigInt(row.seconds) }] : []
  })
}

/** The grant as the journal tells it: every entry that gave hours or took them back, by its day. */
async function readGrants(reads: Reads, { id, firstMonth }: Asked): Promise<BurnPoint[]> {
  const rows = await reads.execute<{ at: string; seconds: string }>(sql`
    select e.recorded_at::text as at, sum(p.amount)::text as seconds
    from account a join posting p on p.account = a.name and p.asset = a.asset join journal_entry e on e.id = p.entry_id
    where a.owner_id = ${id} and a.kind = 'allocation' and e.kind in ('hours-allocated', 'hours-added', 'hours-returned')
    group by e.id, e.recorded_at order by e.recorded_at, e.id`)
  const start = monthStart(firstMonth)
  let total = 0n
  const points = rows.map((row) => {
    total += BigInt(row.seconds)
    const at = new Date(row.at)
    return { at: at < start ? start : at, total: gpuSeconds(total) }
  })
  const [first] = points
  return first ? [{ at: start, total: first.total }, ...points.slice(1)] : [{ at: start, total: gpuSeconds(0n) }]
}

function lastDays(days: readonly { day: Day; seconds: bigint }[], now: Date): GpuSeconds[] {
  const byDay = new Map<string, bigint>(days.map(({ day, seconds }) => [day, seconds]))
  const today = Math.floor(now.getTime() / dayLength)
  return Array.from({ length: looksBack }, (_, index) => {
    const day = new Date((today - looksBack + index) * dayLength).toISOString().slice(0, 10)
    return gpuSeconds(byDay.get(day) ?? 0n)
  })
}
