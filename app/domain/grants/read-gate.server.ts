import { and, asc, eq, inArray, lt } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { outputs } from '#db/schema/grants.ts'
import { reports } from '#db/schema/reports.ts'
import type { Gate } from './gate.ts'
import { readChecklists } from './openness/read-checklists.server.ts'
import { readPromise } from './openness/read-promise.server.ts'

/** What stands between a project and the last part of its hours, on a day of the lab: four queries. The caller may know the project. */
export async function readGate(reads: Reads, projectId: Id<'prj'>, today: Day): Promise<Gate> {
  const [overdue, promised, models] = await Promise.all([
    reads
      .select({ id: reports.id, title: reports.title, dueOn: reports.dueOn })
      .from(reports)
      .where(
        and(eq(reports.projectId, projectId), inArray(reports.state, ['due', 'returned']), lt(reports.dueOn, today)),
      )
      .orderBy(asc(reports.dueOn), asc(reports.id)),
    readPromise(reads, projectId),
    reads
      .select({ id: outputs.id, title: outputs.title })
      .from(outputs)
      .where(and(eq(outputs.projectId, projectId), eq(outputs.kind, 'model')))
      .orderBy(asc(outputs.id)),
  ])
  const checklists = await readChecklists(
    reads,
    models.map(({ id }) => id),
  )
  return {
    overdue,
    promised,
    models: models.map((model) => ({ ...model, reached: checklists.get(model.id)?.reached ?? null })),
  }
}
