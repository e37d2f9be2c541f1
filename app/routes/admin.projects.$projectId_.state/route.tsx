import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { changeProjectState } from '#app/domain/grants/change-project-state.server.ts'
import { projectStates } from '#app/domain/grants/project.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ to: z.enum(projectStates) })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer', 'compute_officer')
  return redirect(paths.admin.project(parseId('prj', args.params.projectId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer')
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  const to = paths.admin.project(projectId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose a step.' })
  const outcome = await changeProjectState(world, actorFor(args, person), { projectId, to: form.value.to })
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'The state is changed.' })
  if (outcome.refused !== 'wrong-state') return notFound()
  const text = 'Its state does not allow this step now. Nothing was changed.'
  return redirectWithFlash(args.request, to, { tone: 'warn', text })
}
