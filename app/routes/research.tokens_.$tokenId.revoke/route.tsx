import type { ActionFunctionArgs } from '@remix-run/node'
import { revokeToken } from '#app/domain/people/revoke-token.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const tokenId = parseId('tok', args.params.tokenId) ?? notFound()
  const outcome = await revokeToken(world, person, tokenId)
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.research.tokens(), {
    tone: 'good',
    text: 'The token is revoked: it opens nothing from now on.',
  })
}
