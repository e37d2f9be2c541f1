import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type ConfirmRunRefusal, confirmRun } from '#app/domain/grants/assignment/confirm-run.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ runId: z.string() })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.callAssign(parseId('cal', args.params.callId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const to = paths.admin.callAssign(callId)
  const form = await readForm(args.request, Ask)
  const runId = form.ok ? parseId('arn', form.value.runId) : null
  if (!runId) return redirect(to, 303)
  const outcome = await confirmRun(world, actorFor(args, officer), { callId, runId })
  if (outcome.ok) {
    const { asked } = outcome.value
    const text = asked === 1 ? 'One review is asked for.' : `${asked.toLocaleString('en-US')} reviews are asked for.`
    return redirectWithFlash(args.request, to, { tone: 'good', text: `${text} The letters are on their way.` })
  }
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<ConfirmRunRefusal, 'not-found'>, string> = {
  'not-allowed': 'Only a programme officer asks reviewers.',
  'not-done': 'It is still being worked out. Nobody was asked.',
  'changed-since': 'Something changed since this was worked out. Nobody was asked; work it out again.',
  'due-past': 'The due day is over by now. Nobody was asked; choose another and work it out again.',
}
