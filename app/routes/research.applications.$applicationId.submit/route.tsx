import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ownMeta } from '#app/area/page-meta.ts'
import { isEditable } from '#app/domain/grants/application.ts'
import { readSubmissionPapers } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { type SubmitRefusal, submitApplication } from '#app/domain/grants/submit-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { PaperList } from '#app/proposal/paper-list.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Sheet } from '#app/ui/sheet.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Your application is in')

const Ask = z.object({ revision: z.coerce.number().int().min(0) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const { id, number, title, submittedAt, call, stage, leadName, leadEmail } = application
  if (!submittedAt || isEditable(stage)) throw redirect(paths.research.applicationSection(id, 'check'))
  const { lab } = world
  const issuer = [lab.legalName, lab.address, lab.email]
  const papers = await readSubmissionPapers(world.db, person, id)
  const page = { id, number, title, submittedAt, call: call.title, leadName, leadEmail }
  return { ...page, papers, issuer, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const form = await readForm(args.request, Ask)
  const check = paths.research.applicationSection(applicationId, 'check')
  if (!form.ok) return redirect(check, 303)
  const outcome = await submitApplication(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) return redirect(paths.research.applicationSection(applicationId, 'submit'), 303)
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, check, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<SubmitRefusal, 'not-found'>, string> = {
  'past-deadline':
    'The call closed before this arrived, so it was not sent. Nothing of it is lost, and what was sent before counts.',
  incomplete: 'Some answers want something yet. They are listed here; nothing was sent.',
  'changed-since': 'Somebody changed an answer after you opened this page. Read it once more, then send it.',
  'project-over':
    'Nothing was sent. The project this renews does not run any more; begin an application of its own instead.',
  'renewal-waits': 'Nothing was sent. The project owes something that its award promised; this page lists it.',
  'not-editable': 'This application was sent in already.',
}

export default function SubmittedPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicPage
      title="Your application is in"
      lead="Keep the PDF below, this page, or the letter we sent you: the number, the time and the fingerprint are your proof."
      width="text"
      breadcrumb={[{ to: paths.research.home(), label: 'My research' }]}
      actions={<ButtonLink to={paths.research.application(page.id)}>Follow the application</ButtonLink>}
    >
      <Sheet title="Receipt of an application" number={page.number} markId={page.id} issuer={page.issuer}>
        <Definition
          terms={[
            { term: 'Received', meaning: <When at={page.submittedAt} zone={page.zone} /> },
            { term: 'Application', meaning: page.title },
            { term: 'Call', meaning: page.call },
            { term: 'Principal investigator', meaning: page.leadName },
            { term: 'Letter sent to', meaning: page.leadEmail },
          ]}
        />
      </Sheet>
      <PaperList applicationId={page.id} papers={page.papers} zone={page.zone} />
    </PublicPage>
  )
}
