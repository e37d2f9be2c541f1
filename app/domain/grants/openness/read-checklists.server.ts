import { inArray } from 'drizzle-orm'
import { groupBy } from '#app/units/group.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { opennessClaims } from '#db/schema/openness.ts'
import { type Checklist, checklistOf } from './checklist.ts'
import { isComponent } from './component.ts'

/** The checklists of some releases, by release: one query. */
export async function readChecklists(reads: Reads, outputIds: readonly Id<'out'>[]): Promise<Map<string, Checklist>> {
  if (outputIds.length === 0) return new Map()
  const { outputId, component, url, licence, state, reason, claimedAt, checkedAt, settledAt } = opennessClaims
  const rows = await reads
    .select({ outputId, component, url, licence, state, reason, claimedAt, checkedAt, settledAt })
    .from(opennessClaims)
    .where(inArray(outputId, [...outputIds]))
  const items = rows.flatMap(({ component: name, ...row }) => (isComponent(name) ? [{ ...row, component: name }] : []))
  return new Map([...groupBy(items, (item) => item.outputId)].map(([id, own]) => [id, checklistOf(own)]))
}
