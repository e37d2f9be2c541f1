import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Day, Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { allocations } from '#db/schema/compute.ts'
import { projects } from '#db/schema/grants.ts'
import { reports } from '#db/schema/reports.ts'

type Extension = { projectId: Id<'prj'>; awardId: Id<'awd'>; before: Day; until: Day }
export type Moved = { endsOn: Day; allocations: string[]; reports: string[] }

/**
 * Moves a project’s end: its last day, the last month in which the hours of its allocations can be used, and by as many days the
 * final report of its award that is not in. No hour moves in the journal: the plan of months stays as it was. Answers what stood before and since.
 */
export async function extendProject(tx: Tx, extension: Extension): Promise<{ before: Moved; after: Moved }> {
  const { projectId, before, until } = extension
  await tx.update(projects).set({ endsOn: until }).where(eq(projects.id, projectId))
  const [windows, days] = [await moveWindows(tx, extension), await moveFinalReport(tx, extension)]
  return {
    before: { endsOn: before, allocations: windows.before, reports: days.before },
    after: { endsOn: until, allocations: windows.after, reports: days.after },
  }
}

/** Hours of an allocation that has ended have expired: they do not come back with more time. */
async function moveWindows(tx: Tx, { projectId, until }: Extension) {
  const month = until.slice(0, 7) as Month
  const moving = await tx
    .select({ id: allocations.id, lastMonth: allocations.lastMonth })
    .from(allocations)
    .where(
      and(
        eq(allocations.projectId, projectId),
        eq(allocations.origin, 'granted'),
        ne(allocations.state, 'ended'),
        lt(allocations.lastMonth, month),
      ),
    )
    .orderBy(allocations.id)
    .for('update')
  const ids = moving.map(({ id }) => id)
  if (ids.length > 0) await tx.update(allocations).set({ lastMonth: month }).where(inArray(allocations.id, ids))
  return {
    before: moving.map(({ id, lastMonth }) => `${id} ${lastMonth}`),
    after: moving.map(({ id }) => `${id} ${month}`),
  }
}

async function moveFinalReport(tx: Tx, { awardId, before, until }: Extension) {
  const days = sql`(${until}::date - ${before}::date)`
  const moved = await tx
    .update(reports)
    .set({ dueOn: sql`${reports.dueOn} + ${days}` })
    .where(and(eq(reports.awardId, awardId), eq(reports.kind, 'final'), inArray(reports.state, ['due', 'returned'])))
    .returning({ id: reports.id, since: reports.dueOn, before: sql<string>`(${reports.dueOn} - ${days})::text` })
  return {
    before: moved.map((report) => `${report.id} ${report.before}`),
    after: moved.map((report) => `${report.id} ${report.since}`),
  }
}
