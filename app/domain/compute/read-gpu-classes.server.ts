import { asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { gpuClasses, publishedRates } from '#db/schema/compute.ts'
import type { GpuClass } from './gpu-class.ts'

export type Rate = { validFrom: Day; perHour: Cents }
export type ListedClass = GpuClass & { rate: Rate | null }

/** Every GPU class, also those only seen in accounting output, with the rate that counts on the day. */
export async function readGpuClasses(reads: Reads, day: Day): Promise<ListedClass[]> {
  const current = reads
    .selectDistinctOn([publishedRates.gpuClass])
    .from(publishedRates)
    .where(lte(publishedRates.validFrom, day))
    .orderBy(publishedRates.gpuClass, desc(publishedRates.validFrom))
    .as('current_rate')
  const rows = await reads
    .select({ listed: gpuClasses, validFrom: current.validFrom, perHour: current.perHour })
    .from(gpuClasses)
    .leftJoin(current, eq(current.gpuClass, gpuClasses.code))
    .orderBy(sql`${gpuClasses.state} = 'seen'`, asc(gpuClasses.position), asc(gpuClasses.code))
  return rows.map(({ listed, validFrom, perHour }) => ({
    ...classOf(listed),
    rate: validFrom !== null && perHour !== null ? { validFrom, perHour } : null,
  }))
}

/** One class with every rate published for it, the newest day first; null when nobody has met it. */
export async function readGpuClass(reads: Reads, code: string): Promise<(GpuClass & { rates: Rate[] }) | null> {
  const [listed] = await reads.select().from(gpuClasses).where(eq(gpuClasses.code, code))
  if (!listed) return null
  const rates = await reads
    .select({ validFrom: publishedRates.validFrom, perHour: publishedRates.perHour })
    .from(publishedRates)
    .where(eq(publishedRates.gpuClass, code))
    .orderBy(desc(publishedRates.validFrom))
  return { ...classOf(listed), rates }
}

/** The classes a form offers: those that are run. */
export async function readClassChoices(reads: Reads): Promise<{ code: string; name: string }[]> {
  return reads
    .select({ code: gpuClasses.code, name: gpuClasses.name })
    .from(gpuClasses)
    .where(eq(gpuClasses.state, 'active'))
    .orderBy(asc(gpuClasses.position), asc(gpuClasses.code))
}

function classOf({ code, name, memoryGigabytes, gpuCount, state, position }: typeof gpuClasses.$inferSelect): GpuClass {
  return { code, name, memoryGigabytes, gpuCount, state, position }
}
