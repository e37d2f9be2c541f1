import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type DecideRefusal, decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { type GrantedHours, outcomes } from '#app/domain/grants/decision.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { parseGpuHours } from '#app/units/gpu-time.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({
  outcome: z.enum(outcomes),
  reason: z.string().max(5000).default(''),
  privateNote: z.string().max(5000).default(''),
  basedOn: z.coerce.date().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.application(applicationIdIn(args)))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose an outcome.' })
  const granted = readGranted(form.values)
  if (!granted) {
    const text = 'Write the hours granted as numbers, such as 12,400. Nothing was kept.'
    return redirectWithFlash(args.request, to, { tone: 'warn', text })
  }
  const { basedOn, ...words } = form.value
  const ask = { ...words, applicationId, granted, basedOn: basedOn ?? null }
  const outcome = await decideApplication(world, actorFor(args, person), ask)
  if (outcome.ok) {
    const text = 'The draft is kept. Nobody outside sees it before the release.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

/** The typed hours by class, from fields named granted-h100; null when one cannot be read. */
function readGranted(values: Record<string, string>): GrantedHours[] | null {
  const typed = Object.entries(values).filter(([name, text]) => name.startsWith('granted-') && text.trim())
  const granted = typed.map(([name, text]) => ({
    gpuClass: name.slice('granted-'.length),
    seconds: parseGpuHours(text),
  }))
  return granted.every((line): line is GrantedHours => line.seconds !== null) ? granted : null
}

const sentences: Record<Exclude<DecideRefusal, 'not-found' | 'own-application'>, string> = {
  'not-allowed': 'Only a programme officer decides.',
  'not-in-review': 'This application cannot be decided in its present state.',
  'reason-missing': 'Write the applicant a reason: a waiting list and a refusal need one.',
  'no-hours': 'Grant hours in at least one class, or choose another outcome.',
  'more-than-asked': 'You cannot grant more hours than were asked for.',
  'decided-meanwhile': 'Somebody drafted a decision after you opened the page. Read it first; yours was not kept.',
}
