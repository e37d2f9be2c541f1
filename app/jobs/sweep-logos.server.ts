import { sweepLogos } from '#app/domain/giving/wall/sweep-logos.server.ts'
import type { World } from '#app/domain/world.ts'
import { log } from '#app/platform/log.server.ts'

/** Nightly, and after somebody was erased: removes logos that nothing has any more. */
export async function sweepLogosJob(world: World): Promise<void> {
  const { logos } = await sweepLogos(world)
  log.info({ event: 'logos.swept', logos }, 'logos that nothing has are removed')
}
