import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type AssignRefusal, assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { parseId } from '#app/units/id.ts'
import { instantIn } from '#app/units/zoned-time.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ reviewerId: z.string(), dueOn: z.string().optional() })

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  return redirect(paths.admin.application(applicationIdIn(args)))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  const reviewerId = form.ok ? parseId('psn', form.value.reviewerId) : null
  if (!form.ok || !reviewerId) {
    return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Choose a reviewer to ask.' })
  }
  const dueAt = form.value.dueOn ? instantIn(world.lab.timeZone, `${form.value.dueOn}T23:59`) : null
  if (form.value.dueOn && !dueAt) {
    return redirectWithFlash(args.request, to, { tone: 'warn', text: 'Write the due day as year, month and day.' })
  }
  const outcome = await assignReviewer(world, actorFor(args, person), { applicationId, reviewerId, dueAt })
  if (outcome.ok) return redirectWithFlash(args.request, to, { tone: 'good', text: 'Asked; a letter is on its way.' })
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<AssignRefusal, 'not-found' | 'own-application'>, string> = {
  'not-allowed': 'Only a programme officer asks reviewers.',
  'not-in-review': 'This application is not in review now, so nobody can be asked.',
  'not-a-reviewer': 'This person is not a reviewer.',
  applicant: 'This person is the applicant.',
  'team-member': 'This person is on the team.',
  conflicted: 'This person has a conflict of interest here.',
  'already-assigned': 'This person is asked already.',
  'stepped-back': 'This person was asked and stepped back.',
  'taken-back': 'This person was asked, and the request was taken back.',
  'due-past': 'That day is over. Nobody was asked; choose a due day from today on.',
}
