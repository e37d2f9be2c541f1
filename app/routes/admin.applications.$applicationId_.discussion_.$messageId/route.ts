import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { takeMessageBack } from '#app/domain/grants/sight/discussion/take-message-back.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { tookBack } from '#app/proposal/say-ask.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  if (!(await readStaffApplication(world, person, id))) return notFound()
  return redirect(paths.admin.applicationDiscussion(id))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const messageId = parseId('dms', args.params.messageId) ?? notFound()
  const outcome = await takeMessageBack(world, actorFor(args, person), { applicationId, messageId })
  const refused = outcome.ok ? null : outcome.refused
  if (refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, paths.admin.applicationDiscussion(applicationId), tookBack(refused))
}
