import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'

/** What a paying-in slip says before the first gift is typed. */
export type BatchAsk = {
  /** Made by the form: the same form sent twice opens one batch. */
  batchId: Id<'bat'>
  name: string
  controlCount: number
  controlTotal: Cents
  effectiveOn: Day
}

/** A batch as it stands: what was typed beside what the slip says. */
export type Batch = Omit<BatchAsk, 'batchId'> & {
  id: Id<'bat'>
  openedAt: Date
  bookedAt: Date | null
  count: number
  total: Cents
}

export const largestBatch = 500

/** Both totals agree, so nothing was left out, typed twice, or mistyped. */
export function agrees(batch: Pick<Batch, 'count' | 'total' | 'controlCount' | 'controlTotal'>): boolean {
  return batch.count === batch.controlCount && batch.total === batch.controlTotal
}
