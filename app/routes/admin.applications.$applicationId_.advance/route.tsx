import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { advanceApplication } from '#app/domain/grants/advance-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ to: z.enum(['in_discussion', 'recommended']) })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.application(applicationIdIn(args)))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose the next step.' })
  const outcome = await advanceApplication(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok)
    return redirectWithFlash(args.request, to, { tone: 'good', text: 'Noted. The applicant sees no change.' })
  if (outcome.refused !== 'wrong-state') return notFound()
  const text = 'Somebody moved it meanwhile. Nothing was changed.'
  return redirectWithFlash(args.request, to, { tone: 'warn', text })
}
