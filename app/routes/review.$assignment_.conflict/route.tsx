import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type DeclareRefusal, declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ has: z.enum(['none', 'conflict']), reason: z.string().max(2000).default('') })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'reviewer')
  return redirect(paths.review.assignment(parseId('asg', args.params.assignment) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const to = paths.review.assignment(assignmentId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) {
    return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose one of the two declarations.' })
  }
  const outcome = await declareConflict(world, actorFor(args, person), { assignmentId, ...form.value })
  if (outcome.ok) {
    const text = form.value.has === 'none' ? 'Thank you. Here is the proposal.' : 'Thank you for saying so.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<DeclareRefusal, 'not-found'>, string> = {
  'reason-missing': 'Say in a few words what the conflict is, so that the officer can look for it elsewhere.',
  recused: 'You stepped back from this review already.',
}
