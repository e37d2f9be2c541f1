import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { removeSegment } from '#app/domain/giving/donors/remove-segment.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.donors())
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const segmentId = parseId('sgm', args.params.segmentId) ?? notFound()
  const outcome = await removeSegment(world, staff, { segmentId, requestId: requestIdOf(args) })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.admin.donors(), { tone: 'good', text: 'The segment is forgotten.' })
}
