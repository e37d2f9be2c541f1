import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { reopenMetaReview } from '#app/domain/grants/sight/meta-review/reopen-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { world } from '#app/world.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  if (!(await readStaffApplication(world, person, id))) return notFound()
  return redirect(paths.admin.application(id))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const outcome = await reopenMetaReview(world, actorFor(args, person), { applicationId })
  const to = paths.admin.application(applicationId)
  if (outcome.ok) {
    const text = 'It is with its lead again, who is told. Nobody else reads it until it is handed in anew.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused !== 'closed') return notFound()
  const text = 'The discussion is closed: what was handed in stays as it is.'
  return redirectWithFlash(args.request, to, { tone: 'warn', text })
}
