import { lapseOffers } from '#app/domain/grants/lapse-offers.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Hourly: offers whose time is over lapse. */
export async function lapseOffersJob(world: World): Promise<void> {
  const lapsed = await lapseOffers(world, portal('calendar'))
  log.info({ event: 'offers.lapsed', lapsed }, 'offers were looked through')
}
