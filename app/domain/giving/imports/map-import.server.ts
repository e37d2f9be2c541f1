import { and, eq } from 'drizzle-orm'
import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { funds } from '#db/schema/giving.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { type ImportChoices, importJobKey } from './giving-import.ts'
import { holdImport } from './hold-import.server.ts'
import { type ImportField, type MappingProblem, mappingProblem, parseImportField } from './import-field.ts'

export type MapRefusal = 'no-such-import' | 'not-now' | 'other-columns' | 'no-such-fund' | MappingProblem

type Mapping = {
  importId: Id<'gim'>
  /** What each column is, in their order; null leaves one out. */
  mapping: (ImportField | null)[]
  choices: ImportChoices
  requestId?: string | undefined
}

/** Says what the columns of a file are, and has it looked at row by row; nothing is written. Refuses while a job is at it, and once it was written. */
export async function mapImport(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { importId, mapping, choices, requestId }: Mapping,
): Promise<Outcome<undefined, MapRefusal>> {
  return world.db.transaction(async (tx) => {
    const held = await holdImport(tx, staff, importId)
    if (!held) return refuse('no-such-import')
    if (held.state !== 'uploaded' && held.state !== 'checked') return refuse('not-now')
    const known = mapping.map((field) => parseImportField(held.kind, field))
    if (mapping.length !== held.headers.length || known.some((field, index) => field !== mapping[index]))
      return refuse('other-columns')
    const lacks = mappingProblem(held.kind, mapping)
    if (lacks) return refuse(lacks)
    if (choices.fundId) {
      const isOpen = and(eq(funds.id, choices.fundId), eq(funds.isOpen, true))
      if ((await tx.select({ id: funds.id }).from(funds).where(isOpen)).length === 0) return refuse('no-such-fund')
    }
    await tx
      .update(givingImports)
      .set({ mapping, choices, state: 'checking', progress: 0, counts: null })
      .where(eq(givingImports.id, importId))
    await enqueueJob(tx, 'import-giving', { importId }, { key: importJobKey(importId) })
    const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(staff, requestId) }
    await recordHappening(tx, by, {
      kind: 'giving-import-mapped',
      subject: { type: 'giving_import', id: importId },
      after: { columns: mapping.filter((field) => field !== null).length },
    })
    return done()
  })
}
