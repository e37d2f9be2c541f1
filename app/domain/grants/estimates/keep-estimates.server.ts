import { and, asc, eq, notInArray } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { requestEstimates } from '#db/schema/estimates.ts'
import { estimateHours } from './estimate.ts'
import { estimateMethod, isSameSize, type KeptEstimate, readTypedSize } from './request-estimate.ts'

type Kept = { applicationId: Id<'app'>; gpuClasses: readonly string[]; answers: Record<string, string>; at: Date }

/**
 * The ranges that go with what is typed for the call's GPU classes, in the transaction that saves it. One whose size is as it
 * was stays as it was made, also while the hours beside it cannot be read.
 */
export async function keepEstimates(tx: Tx, { applicationId, gpuClasses, answers, at }: Kept): Promise<void> {
  const before = await readEstimates(tx, applicationId)
  const sizes = gpuClasses.flatMap((gpuClass) => readTypedSize(answers, gpuClass).size ?? [])
  const staying = sizes.map(({ gpuClass }) => gpuClass)
  await tx
    .delete(requestEstimates)
    .where(
      and(
        eq(requestEstimates.applicationId, applicationId),
        staying.length > 0 ? notInArray(requestEstimates.gpuClass, staying) : undefined,
      ),
    )
  for (const size of sizes) {
    const kept = before.get(size.gpuClass)
    if (kept && isSameSize(kept, size)) continue
    const { gpuClass, parameters, tokens, utilisation } = size
    const made = {
      ...{ parameters, tokens, worst: utilisation.low, best: utilisation.high },
      ...{ ...estimateHours(size), method: estimateMethod, madeAt: at },
    }
    await tx
      .insert(requestEstimates)
      .values({ applicationId, gpuClass, ...made })
      .onConflictDoUpdate({ target: [requestEstimates.applicationId, requestEstimates.gpuClass], set: made })
  }
}

/** The kept ranges of an application by GPU class. The caller has made sure who reads. */
export async function readEstimates(reads: Reads, applicationId: Id<'app'>): Promise<Map<string, KeptEstimate>> {
  const rows = await reads
    .select()
    .from(requestEstimates)
    .where(eq(requestEstimates.applicationId, applicationId))
    .orderBy(asc(requestEstimates.gpuClass))
  return new Map(
    rows.map(({ gpuClass, worst, best, parameters, tokens, fewest, most, method, madeAt }) => [
      gpuClass,
      { gpuClass, parameters, tokens, utilisation: { low: worst, high: best }, fewest, most, method, madeAt },
    ]),
  )
}
