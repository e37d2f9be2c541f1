import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ownMeta } from '#app/area/page-meta.ts'
import { type Appeal, readAppeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { isEditable } from '#app/domain/grants/application.ts'
import { tasksOf } from '#app/domain/grants/check-answers.ts'
import { readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { progressOf, type Stands } from '#app/domain/grants/progress.ts'
import type { MyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readRenewal } from '#app/domain/grants/renewals/read-renewal.server.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { ownApplication } from '#app/proposal/own-application.server.ts'
import { PaperList } from '#app/proposal/paper-list.tsx'
import { ProgressPart } from '#app/proposal/progress-part.tsx'
import { RenewalPart } from '#app/proposal/renewal-part.tsx'
import { Row } from '#app/ui/layout.tsx'
import { Mono } from '#app/ui/mono.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { toneOfWord } from '#app/ui/status-words.ts'
import { world } from '#app/world.server.ts'
import { AppealPart } from './appeal-part.tsx'
import { DecisionPart } from './decision-part.tsx'
import { ReopeningPart } from './reopening-part.tsx'
import { TasksPart } from './tasks-part.tsx'
import { WhatWasSent } from './what-was-sent.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(
    args,
    args.data ? `${args.data.application.number} ${args.data.application.title || 'Application'}` : 'Application',
  )

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const { form, answers, call, leadEmail } = application
  const filled = { form, answers, call, leadEmail, hasAttachment: application.attachment !== null }
  const [papers, appeal, renewal] = await Promise.all([
    readSubmissionPapers(world.db, person, application.id),
    readAppeal(world.db, person, application.id),
    readRenewal(world, person, application.id),
  ])
  const progress = progressOf(standsOf(application, appeal), world.clock.now())
  return { application, progress, papers, appeal, renewal, tasks: tasksOf(filled), zone: person.timeZone }
}

function standsOf({ stage, call, decision, appealUntil }: MyApplication, appeal: Appeal | null): Stands {
  const offerUntil = decision?.offerUntil ?? null
  return { stage, call, offerUntil, appealUntil, hasOpenAppeal: appeal?.state === 'open' }
}

export default function ApplicationPage() {
  const { application, progress, papers, appeal, renewal, tasks, zone } = useLoaderData<typeof loader>()
  const isWriting = isEditable(application.stage)
  return (
    <PublicPage
      kicker={application.call.title}
      title={application.title || 'Untitled application'}
      breadcrumb={[{ to: paths.research.home(), label: 'My research' }]}
      lead={
        <Row>
          <Mono>{application.number}</Mono>
          <Status of={progress.words} tone={toneOfWord(application.stage)} />
        </Row>
      }
    >
      {application.stage !== 'withdrawn' && (
        <ProgressPart progress={progress} callZone={application.call.timeZone} zone={zone} />
      )}
      <ReopeningPart application={application} newest={papers[0]} zone={zone} />
      <DecisionPart application={application} zone={zone} />
      {renewal && <RenewalPart renewal={renewal} isWriting={isWriting} />}
      {isWriting ? (
        <TasksPart application={application} tasks={tasks} zone={zone} />
      ) : (
        <WhatWasSent application={application} zone={zone} />
      )}
      <AppealPart application={application} appeal={appeal} zone={zone} />
      <PaperList applicationId={application.id} papers={papers} zone={zone} />
      <p>
        <a href={paths.research.applicationPeople(application.id)}>Who works on it</a> ·{' '}
        <a href={paths.research.applicationHistory(application.id)}>What happened so far</a>
      </p>
      {application.mayWithdraw && (
        <p>
          No longer need it?{' '}
          <a href={paths.research.applicationSection(application.id, 'withdraw')}>Withdraw the application</a>
        </p>
      )}
    </PublicPage>
  )
}
