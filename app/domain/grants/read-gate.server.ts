import { and, asc, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { outputs } from '#db/schema/grants.ts'
import { reports } from '#db/schema/reports.ts'
import type { Gate } from './gate.ts'
import { readChecklists } from './openness/read-checklists.server.ts'
import { readPromise } from './openness/read-promise.server.ts'

/**
 * What stands between a project and its renewal, on a day of the lab: four queries. Of one award, what its last part waits for:
 * its own reports and promise, with the project's milestones and models. The caller may know the project.
 */
export async function readGate(
  reads: Reads,
  projectId: Id<'prj'>,
  today: Day,
  awardId: Id<'awd'> | null = null,
): Promise<Gate> {
  const [overdue, promised, models] = await Promise.all([
    reads
      .select({ id: reports.id, title: reports.title, dueOn: reports.dueOn })
      .from(reports)
      .where(
        and(
          eq(reports.projectId, projectId),
          awardId ? or(eq(reports.awardId, awardId), isNull(reports.awardId)) : undefined,
          inArray(reports.state, ['due', 'returned']),
          lt(reports.dueOn, today),
        ),
      )
      .orderBy(asc(reports.dueOn), asc(reports.id)),
    readPromise(reads, awardId ? { awardId } : { projectId }),
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
