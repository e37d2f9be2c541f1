import type { LoaderFunctionArgs } from '@remix-run/node'
import { grantOf } from '#app/api/three-sixty-giving.ts'
import { readAwards } from '#app/domain/impact/read-awards.server.ts'
import { readReleased } from '#app/domain/impact/read-public-projects.server.ts'
import { answerPublicJson } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Every public award as a 360Giving file, whole, for anyone. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  const awards = await readAwards(world.db, world.lab.timeZone)
  const released = await readReleased(
    world.db,
    awards.map(({ project }) => project.id),
  )
  const grants = awards.map((award) => grantOf(award, released.get(award.project.id) ?? [], world.lab))
  return answerPublicJson(args.request, { grants })
}
