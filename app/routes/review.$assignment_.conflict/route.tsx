import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type DeclareRefusal, declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ConflictForm } from '#app/proposal/conflict-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Do you have a part in it?' }]

const tooLong = 'At most 2,000 letters.'
const Ask = z.object({
  has: z.enum(['none', 'conflict'], 'Choose one of the two declarations.'),
  reason: z.string().max(2000, tooLong).default(''),
  dismissal: z.string().max(2000, tooLong).default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  if (assignment.state !== 'assigned') return redirect(paths.review.assignment(id))
  const { number, people, suggestions } = assignment
  return { id, number, people, suggestions }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const to = paths.review.assignment(assignmentId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { has, reason, dismissal } = form.value
  const stated = { assignmentId, has, reason: has === 'none' ? dismissal : reason }
  const outcome = await declareConflict(world, actorFor(args, person), stated)
  if (outcome.ok) {
    const text = has === 'none' ? 'Thank you. Here is the proposal.' : 'Thank you for saying so.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  if (outcome.refused === 'recused') {
    return redirectWithFlash(args.request, to, { tone: 'warn', text: 'You stepped back from this review already.' })
  }
  if (outcome.refused === 'over') {
    return redirectWithFlash(args.request, to, {
      tone: 'warn',
      text: 'Its review is over. Nothing of it is opened any more.',
    })
  }
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<DeclareRefusal, 'not-found' | 'recused' | 'over'>,
  { field: string; sentence: string }
> = {
  'reason-missing': {
    field: 'reason',
    sentence: 'Say in a few words what the conflict is, so that the officer can look for it elsewhere.',
  },
  'dismissal-missing': {
    field: 'dismissal',
    sentence: 'Say in a few words why what we found is no conflict.',
  },
}

export default function ConflictPage() {
  const { id, number, people, suggestions } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Application ${number}`}
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(id), label: number },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing is declared; what you typed is still here." />}
    >
      <ConflictForm id={id} people={people} suggestions={suggestions} form={form} />
    </StaffPage>
  )
}
