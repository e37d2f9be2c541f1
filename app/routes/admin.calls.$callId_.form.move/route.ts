import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { backToForm } from '#app/proposal/back-to-form.server.ts'
import { PartAsk } from '#app/proposal/question-ask.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.callForm(parseId('cal', args.params.callId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, PartAsk)
  if (!form.ok) return backToForm(args.request, { callId, outcome: null, done: '' })
  const { version, revision, thing, name, way } = form.value
  const change = { kind: `${thing}-moved`, name, way } as const
  const outcome = await changeForm(world, actorFor(args, person), { callId, seen: { version, revision }, change })
  return backToForm(args.request, { callId, outcome, done: 'The order is changed.' })
}
