import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { reviewProblems } from '#app/domain/grants/review.ts'
import { readVersions } from '#app/domain/grants/versions/read-versions.server.ts'
import { type ReviseRefusal, reviseReview } from '#app/domain/grants/versions/revise-review.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseFields } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { refuseNamed } from '#app/proposal/named-reply.ts'
import { Proposal } from '#app/proposal/proposal.tsx'
import { refuseReview } from '#app/proposal/refuse-review.server.ts'
import { ReviewAsk, reviewSentences, reviewWordsOf } from '#app/proposal/review-ask.ts'
import { ReviewForm } from '#app/proposal/review-form.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { SplitView } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Change a review after the discussion' }]

const Ask = ReviewAsk.extend({ base: z.coerce.number('Open the page anew.').int().min(1).max(10_000) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  const proposal = assignment.proposal ?? notFound()
  if (assignment.state !== 'submitted') return notFound()
  const base = (await readVersions(world.db, id)).at(-1)?.number ?? notFound()
  return { assignment, proposal, base }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const review = reviewWordsOf(form.value, form.values)
  const outcome = await reviseReview(world, actorFor(args, person), {
    assignmentId,
    base: form.value.base,
    review,
    mayName: form.value.mayName === 'yes',
  })
  if (outcome.ok) {
    const text = 'Changed. What you handed in before stays beside it.'
    return redirectWithFlash(args.request, paths.review.history(assignmentId), { tone: 'good', text })
  }
  if (outcome.refused === 'names-somebody') return refuseNamed(form.values, outcome.detail)
  if (outcome.refused !== 'incomplete') {
    return refuseReview(person, { assignmentId, values: form.values }, sentences[outcome.refused])
  }
  const { rubric } = (await readAssignment(world, person, assignmentId)) ?? notFound()
  return refuseFields(form, reviewProblems(rubric, review))
}

const sentences: Record<Exclude<ReviseRefusal, 'incomplete' | 'names-somebody'>, string | null> = {
  'not-found': null,
  'not-handed-in': null,
  closed: 'The discussion is not open, so this review cannot change now. Copy what you wrote if you want to keep it.',
  'too-long': reviewSentences['too-long'],
  'changed-meanwhile':
    'You changed it from another page meanwhile. Open it there; copy what you wrote here if you want to keep it.',
}

export default function RevisePage() {
  const { assignment, proposal, base } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={assignment.title}
      lead="Change marks and words after the discussion. What you handed in before stays beside them."
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(assignment.id), label: assignment.number },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Everything you wrote is still here." />}
    >
      <SplitView
        leftLabel="The proposal"
        left={<Proposal {...proposal} team={assignment.people} />}
        rightLabel="Your review"
        right={
          <ReviewForm
            id={assignment.id}
            rubric={assignment.rubric}
            review={assignment.review}
            isOpen={assignment.isRevisable || form !== undefined}
            form={form}
            base={base}
          />
        }
      />
    </StaffPage>
  )
}
