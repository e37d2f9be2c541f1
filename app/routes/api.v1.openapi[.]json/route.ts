import type { LoaderFunctionArgs } from '@remix-run/node'
import { describeApi } from '#app/api/description.ts'
import { answerPublicJson } from '#app/platform/api.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** What machines may ask here, for anyone to read. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  return answerPublicJson(args.request, describeApi(world.lab))
}
