import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { saveReview } from '#app/domain/grants/save-review.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { isLeadToBe, readLead } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { readAwardBefore } from '#app/domain/impact/read-award-before.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { AwardBeforePart } from '#app/proposal/award-before-part.tsx'
import { ConflictForm } from '#app/proposal/conflict-form.tsx'
import { DiscussionPart } from '#app/proposal/discussion-part.tsx'
import { Proposal } from '#app/proposal/proposal.tsx'
import { refuseReview } from '#app/proposal/refuse-review.server.ts'
import { ReviewAsk, reviewSentences, reviewWordsOf } from '#app/proposal/review-ask.ts'
import { ReviewForm } from '#app/proposal/review-form.tsx'
import { Row, SplitView, Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { Led } from './led.tsx'
import { OtherReviews } from './other-reviews.tsx'
import { StepBack } from './step-back.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Review ${page.assignment.number}` : 'Review' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  const applicationId = assignment.proposal?.applicationId
  const last = applicationId && { applicationId, now: world.clock.now(), size: 10 }
  const discussion = last ? await readDiscussion(world.db, person, last) : null
  const lead = applicationId ? await readLead(world.db, person, applicationId) : null
  const before = applicationId ? await readAwardBefore(world.db, person, applicationId) : null
  const leadsLater = assignment.isOpen && (await isLeadToBe(world.db, person, id))
  return { assignment, discussion, lead, leadsLater, before, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readForm(args.request, ReviewAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const review = reviewWordsOf(form.value, form.values)
  const outcome = await saveReview(world, actorFor(args, person), { assignmentId, review })
  if (outcome.ok) {
    const text = 'Your review is saved. Only you see it until you send it in.'
    return redirectWithFlash(args.request, paths.review.assignment(assignmentId), { tone: 'good', text })
  }
  const sent = { assignmentId, values: form.values }
  return refuseReview(person, sent, outcome.refused === 'not-found' ? null : reviewSentences[outcome.refused])
}

export default function ReviewPage() {
  const { assignment, discussion, lead, leadsLater, before, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { proposal } = assignment
  return (
    <StaffPage
      title={assignment.title ?? `Application ${assignment.number}`}
      breadcrumb={[{ to: paths.review.home(), label: 'My reviews' }]}
      meta={
        <>
          {assignment.number} <Status of={assignment.state} /> {assignment.call}
          {assignment.dueAt && (
            <>
              Due <When at={assignment.dueAt} zone={zone} />
            </>
          )}
        </>
      }
    >
      {assignment.state === 'recused' && (
        <Notice title="You stepped back from this one">
          Thank you for saying so. Somebody else is asked, and the application is closed to you.
        </Notice>
      )}
      {assignment.state === 'assigned' && (
        <ConflictForm id={assignment.id} people={assignment.people} suggestions={assignment.suggestions} />
      )}
      {proposal && (
        <SplitView
          leftLabel="The proposal"
          left={
            <>
              <Proposal {...proposal} team={assignment.people} />
              {before && <AwardBeforePart before={before} projectTo={null} />}
            </>
          }
          rightLabel="Your review"
          right={
            <Stack gap="wide">
              {leadsLater && <p>You are asked to lead the discussion. It opens to you once your review is in.</p>}
              <ReviewForm
                id={assignment.id}
                rubric={assignment.rubric}
                review={assignment.review}
                isOpen={assignment.isOpen}
                form={form}
              />
              {assignment.state === 'submitted' && (
                <Section title="Since you sent it in">
                  <Row>
                    {assignment.isRevisable && (
                      <a href={paths.review.revise(assignment.id)}>Change it after the discussion</a>
                    )}
                    <a href={paths.review.history(assignment.id)}>Versions of your review</a>
                  </Row>
                </Section>
              )}
              <OtherReviews reviews={assignment.others} rubric={assignment.rubric} />
              {discussion && (
                <Section title="Discussion">
                  <Led lead={lead} id={assignment.id} />
                  <DiscussionPart
                    discussion={discussion}
                    zone={zone}
                    to={paths.review.discussion(assignment.id)}
                    earlierTo={() => paths.review.discussion(assignment.id)}
                    messageTo={(messageId) => paths.review.message(assignment.id, messageId)}
                  />
                </Section>
              )}
              <StepBack id={assignment.id} />
              {assignment.isOpen && (
                <a href={paths.review.decline(assignment.id)}>I cannot review this one after all</a>
              )}
            </Stack>
          }
        />
      )}
    </StaffPage>
  )
}
