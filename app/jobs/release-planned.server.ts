import { releasePlanned } from '#app/domain/grants/release/release-planned.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** At the instant of a planned release, and every ten minutes: what is due is released. */
export async function releasePlannedJob(world: World): Promise<void> {
  const released = await releasePlanned(world, portal('calendar'))
  log.info({ event: 'decisions.released', released }, 'planned releases were looked through')
}
