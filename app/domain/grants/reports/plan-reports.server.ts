import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { reports } from '#db/schema/reports.ts'
import type { DecisionLine } from '../decision.ts'
import { owedReports } from './award-rule.ts'
import { readAwardRule } from './read-award-rule.server.ts'

type Awarded = { projectId: Id<'prj'>; awardId: Id<'awd'>; callId: Id<'cal'>; lines: readonly DecisionLine[] }

/** Writes down what an award owes, by the rule of its call at that moment. Part of signing: nothing else plans reports. */
export async function planReports(tx: Tx, { ids, at }: { ids: Ids; at: Date }, award: Awarded): Promise<void> {
  const { projectId, awardId, callId, lines } = award
  const months = lines.flatMap((line) => [line.firstMonth, line.lastMonth]).sort()
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return
  const owed = owedReports(await readAwardRule(tx, callId), { first, last })
  const fresh = { projectId, awardId, state: 'due' as const, createdAt: at }
  await tx.insert(reports).values(owed.map((report) => ({ id: ids.next('rpt'), ...fresh, ...report })))
}
