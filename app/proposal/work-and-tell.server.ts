import { workBulk } from '#app/domain/grants/bulk/work-bulk.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { notFound } from '#app/platform/guards.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import type { Id } from '#app/units/id.ts'
import { workedNote } from './bulk-words.ts'

/** Works a bulk act for a page: what broke goes to the log, and the officer reads whether rows still wait. */
export async function workAndTell(world: World, actor: Actor, bulkId: Id<'blk'>) {
  const worked = await workBulk(world, actor, bulkId)
  if (!worked.ok) return notFound()
  for (const problem of worked.value.problems) log.error(errorFields(problem), 'a row of a bulk act failed')
  return workedNote(worked.value.waiting)
}
