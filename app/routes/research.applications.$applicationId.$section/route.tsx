import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { findSection } from '#app/domain/grants/forms/form.ts'
import { readSectionOnce } from '#app/domain/grants/forms/read-forms.server.ts'
import { readPicks } from '#app/domain/grants/merge-answers.ts'
import { readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { readClash } from '#app/domain/grants/read-clash.server.ts'
import { readLastSave } from '#app/domain/grants/read-saves.server.ts'
import { type SaveRefusal, saveSection } from '#app/domain/grants/save-section.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { SectionAsk } from '#app/proposal/section-ask.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { SectionForm } from './section-form.tsx'
import { type SectionReply, wordsUnasked } from './section-reply.ts'
import { WordsKept } from './words-kept.tsx'

export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data ? `${args.data.section.title}: ${args.data.application.number}` : 'Application')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const asked = findSection(application.form, args.params.section)
  const section =
    asked ?? (await readSectionOnce(world.db, application.call.id, args.params.section ?? ''))[0] ?? notFound()
  if (!application.mayEdit) throw redirect(paths.research.application(application.id))
  const names = Object.fromEntries((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  const own = await readLastSave(world.db, { applicationId: application.id, section: section.name }, person)
  const reader = { id: person.id, zone: person.timeZone }
  return { application, section, isAsked: asked !== null, names, reader, ownRevision: own?.revision ?? 0 }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const section = args.params.section ?? ''
  const form = await readForm(args.request, SectionAsk)
  // Where the writer began could not be read: counted as having seen nothing, so that saving again writes over nobody.
  if (!form.ok) return data<SectionReply>({ form: form.reply, base: 0 }, { status: 400 })
  const { base, seen, version } = form.value
  const ask = { applicationId, section, base, seen, formVersionId: version, values: form.values }
  const outcome = await saveSection(world, actorFor(args, person), { ...ask, picks: readPicks(form.values) })
  if (outcome.ok) {
    const text = Object.keys(outcome.value.taken).length > 0 ? savedTogether : 'The section is saved.'
    return redirectWithFlash(args.request, paths.research.application(applicationId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  const said = { values: form.values, ticked: {}, fieldErrors: {}, formErrors: [sentences[outcome.refused]] }
  if (outcome.refused !== 'stale' && outcome.refused !== 'form-changed') {
    return data<SectionReply>({ form: said, base }, { status: 409 })
  }
  const kept = await ownApplication(args, person)
  if (outcome.refused === 'stale') {
    const clash = await readClash(world, kept, { section, base, values: form.values })
    return data<SectionReply>({ form: said, base, clash }, { status: 409 })
  }
  const before = await readSectionOnce(world.db, kept.call.id, section)
  const unasked = wordsUnasked(form.values, { now: findSection(kept.form, section), before })
  return data<SectionReply>({ form: said, base, unasked }, { status: 409 })
}

const savedTogether = 'The section is saved, with what somebody else changed in other fields meanwhile.'

const sentences: Record<Exclude<SaveRefusal, 'not-found'>, string> = {
  stale:
    'Somebody else changed the same answers after you opened this section. Both versions are below and yours is not saved yet: choose what becomes of each, and save again.',
  'form-changed':
    'This application answers another version of the form since you opened the page. Your words are below and not saved yet. Look at what is asked now and save again.',
  'not-editable':
    'This application was sent in meanwhile, so it cannot change. Copy your words before you leave this page.',
  'too-long': 'One answer is longer than 20,000 characters. It is below, not saved yet: shorten it and save again.',
}

export default function SectionPage() {
  const { application, section, isAsked, names, reader, ownRevision } = useLoaderData<typeof loader>()
  const reply = useActionData<SectionReply>()
  return (
    <PublicPage
      kicker={application.number}
      title={section.title}
      lead={section.lead}
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
      notices={
        <>
          <ErrorSummary errors={formErrors(reply?.form)} kept="Everything you typed is still here." />
          <WordsKept words={reply?.unasked ?? []} />
        </>
      }
    >
      {isAsked ? (
        <SectionForm
          key={reply ? `${reply.base} ${reply.clash?.seen}` : 'first'}
          application={application}
          section={section}
          names={names}
          reply={reply}
          reader={reader}
          ownRevision={ownRevision}
        />
      ) : (
        <p>
          The form that this application answers asks none of this any more. What was saved here is kept.{' '}
          <a href={paths.research.application(application.id)}>See what it asks</a>.
        </p>
      )}
    </PublicPage>
  )
}
