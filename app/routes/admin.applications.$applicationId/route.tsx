import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { timelineOf } from '#app/area/timeline-of.ts'
import { readAppeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readReviewers } from '#app/domain/grants/read-reviewers.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readDraft } from '#app/domain/grants/release/read-drafts.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { readLead } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { readAwardBefore } from '#app/domain/impact/read-award-before.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { AwardBeforePart } from '#app/proposal/award-before-part.tsx'
import { DiscussionPart } from '#app/proposal/discussion-part.tsx'
import { leadChoicesOf } from '#app/proposal/lead-choice.ts'
import { LeadPart } from '#app/proposal/lead-part.tsx'
import { PaperList } from '#app/proposal/paper-list.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { Proposal } from '#app/proposal/proposal.tsx'
import { VersionLinks } from '#app/proposal/version-links.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { DecisionForm } from './decision-form.tsx'
import { ReviewsPart } from './reviews-part.tsx'
import { ScreenForm } from './screen-form.tsx'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.application.number} ${page.application.title}` : 'Application' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('app', args.params.applicationId) ?? notFound()
  const application = (await readStaffApplication(world, person, id)) ?? notFound()
  const [draft, reviewers, activity, papers, appeal, discussion, lead, before] = await Promise.all([
    readDraft(world, person, { id, callId: application.call.id }),
    readReviewers(world, person, id),
    readActivity(world.db, person, { type: 'application', id }),
    readSubmissionPapers(world.db, person, id),
    readAppeal(world.db, person, id),
    readDiscussion(world.db, person, { applicationId: id, now: world.clock.now(), size: 10 }),
    readLead(world.db, person, id),
    readAwardBefore(world.db, person, id),
  ])
  const mayAct = mayRunCalls(person)
  const isSecond = mayAct && draft?.second === 'waits' && draft.decidedBy !== person.id
  return {
    application,
    draft,
    isSecond,
    reviewers,
    activity,
    papers,
    appeal,
    discussion,
    lead,
    before,
    mayAct,
    zone: person.timeZone,
  }
}

export default function ApplicationPage() {
  const { application, draft, isSecond, reviewers, activity, papers, appeal, discussion, lead, before, mayAct, zone } =
    useLoaderData<typeof loader>()
  const team = [
    { name: application.applicant.name, institution: application.answers.institution ?? '', role: 'pi' },
    ...application.members,
  ]
  return (
    <StaffPage
      title={application.title}
      breadcrumb={[{ to: paths.admin.applications(), label: 'Applications' }]}
      meta={
        <>
          {application.number} <Status of={application.state} />{' '}
          <a href={paths.admin.panel(application.call.slug)}>{application.call.title}</a>
          {application.submittedAt && (
            <>
              Sent in <When at={application.submittedAt} zone={zone} />
            </>
          )}
        </>
      }
    >
      <Columns
        asideLabel="What was done and what can be done"
        main={
          <>
            <Proposal
              applicationId={application.id}
              form={application.form}
              answers={application.answers}
              lines={application.lines}
              team={team}
              attachment={application.attachment}
            />
            {before && <AwardBeforePart before={before} projectTo={paths.admin.project} />}
            <PaperList applicationId={application.id} papers={papers} zone={zone} />
            <VersionLinks
              papers={papers}
              to={(older, newer) => paths.admin.applicationVersions(application.id, older, newer)}
            />
          </>
        }
        aside={
          <>
            {appeal && (
              <Section title="Appeal">
                <p>
                  <Status of={appeal.state} />{' '}
                  <a href={paths.admin.applicationAppeal(application.id)}>Read the appeal</a>
                </p>
              </Section>
            )}
            {application.withdrawalReason && (
              <Section title="Why it was withdrawn">
                <Paragraphs text={application.withdrawalReason} />
              </Section>
            )}
            {application.state === 'reopened' && (
              <Notice title="Its team is changing it">
                What stands here is what was sent, and counts until it is sent again. It is screened then, or at its
                deadline.
              </Notice>
            )}
            {mayAct && application.state === 'submitted' && <ScreenForm id={application.id} />}
            <ReviewsPart application={application} reviewers={reviewers} mayAct={mayAct} zone={zone} />
            {discussion && (discussion.isOpen || discussion.messages.length > 0) && (
              <Section title="Discussion">
                <LeadPart
                  id={application.id}
                  lead={lead}
                  choices={leadChoicesOf(application.reviews)}
                  mayAct={mayAct && discussion.isOpen}
                />
                <DiscussionPart
                  discussion={discussion}
                  zone={zone}
                  to={paths.admin.applicationDiscussion(application.id)}
                  earlierTo={() => paths.admin.applicationDiscussion(application.id)}
                  messageTo={(messageId) => paths.admin.applicationMessage(application.id, messageId)}
                />
              </Section>
            )}
            <DecisionForm application={application} draft={draft} isSecond={isSecond} mayAct={mayAct} zone={zone} />
            <Section title="What happened">
              <Timeline
                happenings={timelineOf(activity.filter(({ kind }) => kind !== 'application-saved'))}
                zone={zone}
              />
            </Section>
          </>
        }
      />
    </StaffPage>
  )
}
