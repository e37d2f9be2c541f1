import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { finishTask } from '#app/domain/giving/donors/finish-task.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.donor(parseId('dnr', args.params.donorId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const taskId = parseId('tsk', args.params.taskId) ?? notFound()
  const outcome = await finishTask(world, staff, { taskId, requestId: requestIdOf(args) })
  if (!outcome.ok && outcome.refused !== 'done-already') return notFound()
  const text = outcome.ok ? 'Ticked off.' : 'Somebody ticked it off already.'
  return redirectWithFlash(args.request, paths.admin.donor(donorId), { tone: outcome.ok ? 'good' : 'warn', text })
}
