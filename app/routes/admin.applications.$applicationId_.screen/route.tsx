import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type ScreenRefusal, screenApplication } from '#app/domain/grants/screen-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ to: z.enum(['in_review', 'returned', 'ineligible']), note: z.string().max(5000).default('') })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.application(applicationIdIn(args)))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose how it is screened.' })
  const outcome = await screenApplication(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'Screened.' })
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<ScreenRefusal, 'not-found' | 'own-application'>, string> = {
  'not-allowed': 'Only a programme officer screens applications.',
  'not-submitted': 'Somebody screened it meanwhile, or it was withdrawn. Nothing was changed.',
  'being-changed': 'Its team is changing it. It can be screened once it is sent again, or at its deadline.',
  'note-missing': 'Write the applicant a note: to return or refuse an application needs one.',
}
