import { sql } from 'drizzle-orm'
import { type Cents, cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'

export type PublishedRate = { gpuClass: string; name: string; perHour: Cents; validFrom: Day }

/** What a GPU-hour of each class costs the lab on a day: per class the newest published rate not after it. In the classes' order. */
export async function readPublishedRates(reads: Reads, day: Day): Promise<PublishedRate[]> {
  const rows = await reads.execute<{ gpu_class: string; name: string; cents: string; valid_from: Day }>(sql`
    select distinct on (c.position, c.code) c.code as gpu_class, c.name, r.cents_per_hour::text as cents, r.valid_from::text as valid_from
    from gpu_class c join published_rate r on r.gpu_class = c.code
    where r.valid_from <= ${day}::date and c.state = 'active'
    order by c.position, c.code, r.valid_from desc`)
  return rows.map((row) => ({
    gpuClass: row.gpu_class,
    name: row.name,
    perHour: cents(BigInt(row.cents)),
    validFrom: row.valid_from,
  }))
}
