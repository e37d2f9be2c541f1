import { enqueueJob } from '#app/domain/activity/enqueue-job.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { usageImports } from '#db/schema/compute.ts'
import { mayManageCompute } from './policy.ts'
import type { Reading } from './sacct/row.ts'
import { keepParts } from './usage-parts.server.ts'

type Asked = Reading & { bytes: AsyncIterable<Uint8Array>; fileName: string }

/** Keeps a large file in parts and lets a job import it, so that nobody waits on a page; the import's own page shows how far it is. */
export async function queueUsageImport(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  actor: Actor,
  file: Asked,
): Promise<Outcome<{ importId: Id<'imp'> }, 'not-allowed'>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const importId = world.ids.next('imp')
  const fileKey = `usage/${importId}`
  const bytes = await keepParts(world.files, fileKey, file.bytes)
  const { columns, delimiter, timeZone } = file
  await world.db.transaction(async (tx) => {
    await tx.insert(usageImports).values({
      id: importId,
      source: 'page',
      fileName: file.fileName.slice(0, 200) || 'unnamed',
      reading: { fileKey, ...(columns && { columns }), ...(delimiter && { delimiter }), ...(timeZone && { timeZone }) },
      state: 'queued',
      bytes: BigInt(bytes),
      startedBy: actor.kind === 'person' ? actor.person.id : null,
      startedAt: world.clock.now(),
    })
    await enqueueJob(tx, 'import-usage', { importId, fileKey }, { attempts: 5 })
  })
  return done({ importId })
}
