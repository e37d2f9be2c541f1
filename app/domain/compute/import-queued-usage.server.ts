import { eq } from 'drizzle-orm'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { usageImports } from '#db/schema/compute.ts'
import { type ImportRefusal, importUsage } from './import-usage.server.ts'
import { readParts, removeParts } from './usage-parts.server.ts'

/** Imports a file that was kept for a job, then lets go of its parts, also when it cannot be read. Safe to repeat: one that is done stays as it is. */
export async function importQueuedUsage(
  world: Touches<'db' | 'clock' | 'ids' | 'files'>,
  importId: Id<'imp'>,
): Promise<Outcome<undefined, 'no-such-import' | ImportRefusal>> {
  const [asked] = await world.db.select().from(usageImports).where(eq(usageImports.id, importId))
  const { fileKey, ...reading } = asked?.reading ?? {}
  if (!asked || !fileKey) return refuse('no-such-import')
  if (asked.state !== 'done') {
    const outcome = await importUsage(world, portal('usage import'), {
      ...reading,
      bytes: readParts(world.files, fileKey),
      fileName: asked.fileName,
      source: asked.source,
      size: Number(asked.bytes),
      importId,
    })
    if (!outcome.ok) {
      await removeParts(world.files, fileKey)
      return outcome
    }
  }
  await removeParts(world.files, fileKey)
  return done()
}
