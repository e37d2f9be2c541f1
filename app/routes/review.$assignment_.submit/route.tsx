import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { reviewProblems } from '#app/domain/grants/review.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
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
export const meta: MetaFunction = () => [{ title: 'Send the review in' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  const proposal = assignment.proposal ?? notFound()
  return { assignment, proposal }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readForm(args.request, ReviewAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const review = reviewWordsOf(form.value, form.values)
  const outcome = await submitReview(world, actorFor(args, person), {
    assignmentId,
    review,
    mayName: form.value.mayName === 'yes',
  })
  if (outcome.ok) {
    const text = 'Your review is in. Thank you: the applicant will learn from it, and never whom it is from.'
    return redirectWithFlash(args.request, paths.review.home(), { tone: 'good', text })
  }
  if (outcome.refused === 'names-somebody') return refuseNamed(form.values, outcome.detail)
  if (outcome.refused !== 'incomplete') {
    const sent = { assignmentId, values: form.values }
    return refuseReview(person, sent, outcome.refused === 'not-found' ? null : reviewSentences[outcome.refused])
  }
  const { rubric } = (await readAssignment(world, person, assignmentId)) ?? notFound()
  return refuseFields(form, reviewProblems(rubric, review))
}

export default function SubmitReviewPage() {
  const { assignment, proposal } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={assignment.title}
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
            isOpen={assignment.isOpen}
            form={form}
          />
        }
      />
    </StaffPage>
  )
}
