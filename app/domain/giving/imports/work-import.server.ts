import { eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { checkImport } from './check-import.server.ts'
import { type RunWorld, runImport } from './run-import.server.ts'
import { takeBackImport } from './take-back.server.ts'

/** Does what an import waits for: the look at its rows, their writing, or their taking back. Safe to repeat, and to do twice at once. */
export async function workImport(world: RunWorld, importId: Id<'gim'>): Promise<void> {
  const [known] = await world.db
    .select({ state: givingImports.state })
    .from(givingImports)
    .where(eq(givingImports.id, importId))
  if (known?.state === 'checking') await checkImport(world, importId)
  if (known?.state === 'running') await runImport(world, importId)
  if (known?.state === 'undoing') await takeBackImport(world, importId)
}
