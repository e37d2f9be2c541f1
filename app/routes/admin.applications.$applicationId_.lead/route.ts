import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { type NameLeadRefusal, nameLead } from '#app/domain/grants/sight/meta-review/name-lead.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ assignmentId: z.string() })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  if (!(await readStaffApplication(world, person, id))) return notFound()
  return redirect(paths.admin.application(id))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  if (!(await readStaffApplication(world, person, applicationId))) return notFound()
  const form = await readForm(args.request, Ask)
  const to = paths.admin.application(applicationId)
  const assignmentId = form.ok ? parseId('asg', form.value.assignmentId) : null
  if (!assignmentId) return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose a reviewer to lead it.' })
  const outcome = await nameLead(world, actorFor(args, person), { applicationId, assignmentId })
  if (outcome.ok) {
    return redirectWithFlash(args.request, to, { tone: 'good', text: 'Named. A letter tells them.' })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<NameLeadRefusal, 'not-found' | 'own-application'>, string> = {
  'not-allowed': 'Only a programme officer names who leads a discussion.',
  closed: 'The discussion is closed, so nobody leads it any more.',
  'not-reviewing': 'They have not declared yet, stepped back meanwhile or review no more. Choose somebody else.',
  'handed-in': 'What it came to is handed in. Give it back first, if somebody else is to write it.',
}
