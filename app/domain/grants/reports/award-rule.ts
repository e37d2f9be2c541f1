import { addDays, addMonths, type Day, type Month, monthEnd } from '#app/units/time.ts'
import type { ReportKind } from './report.ts'

export type AwardRule = { everyMonths: number; finalDays: number; lastShare: number }

/** Where an officer has said nothing else: a report each half year, a final one within two months, and no hours wait. */
export const standardRule: AwardRule = { everyMonths: 6, finalDays: 60, lastShare: 0 }

export type Owed = { kind: Exclude<ReportKind, 'milestone'>; title: string; dueOn: Day }

/** The reports an award owes for its months: progress while hours run, the final one when they are over. */
export function owedReports({ everyMonths, finalDays }: AwardRule, window: { first: Month; last: Month }): Owed[] {
  const { first, last } = window
  const owed: Owed[] = []
  for (
    let month = addMonths(first, everyMonths);
    everyMonths > 0 && month <= last;
    month = addMonths(month, everyMonths)
  ) {
    owed.push({ kind: 'progress', title: `Progress report ${owed.length + 1}`, dueOn: `${month}-01` as Day })
  }
  const end = monthEnd(last).toISOString().slice(0, 10) as Day
  return [...owed, { kind: 'final', title: 'Final report', dueOn: addDays(end, finalDays - 1) }]
}
