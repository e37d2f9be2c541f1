import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { publishForm } from '#app/domain/grants/forms/publish-form.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { formSentences } from '#app/proposal/form-sentences.ts'
import { SeenAsk } from '#app/proposal/question-ask.ts'
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
  const form = await readForm(args.request, SeenAsk)
  const to = paths.admin.callForm(callId)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: formSentences.stale })
  const outcome = await publishForm(world, actorFor(args, person), { callId, seen: form.value })
  if (outcome.ok) {
    const text = `Version ${outcome.value.number} is published: applications that begin from now on answer it.`
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: formSentences[outcome.refused] })
}
