import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { findSection } from '#app/domain/grants/forms/form.ts'
import { readSectionOnce } from '#app/domain/grants/forms/read-forms.server.ts'
import { readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { type SaveRefusal, saveSection } from '#app/domain/grants/save-section.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { BothVersions } from './both-versions.tsx'
import { SectionForm } from './section-form.tsx'
import { refuseStale, type SectionReply, wordsUnasked } from './section-reply.ts'
import { WordsKept } from './words-kept.tsx'

export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data ? `${args.data.section.title}: ${args.data.application.number}` : 'Application')

const Ask = z.object({
  base: z.coerce.number().int().min(0),
  version: z
    .string()
    .default('')
    .transform((typed) => parseId('frm', typed)),
  autosave: z.literal('yes').optional(),
})

/** An autosave changes nothing this page shows, and reading it anew would move the base under the writer's hands. */
export function shouldRevalidate({ formData: sent, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return sent?.get('autosave') === 'yes' ? false : defaultShouldRevalidate
}

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const asked = findSection(application.form, args.params.section)
  const section =
    asked ?? (await readSectionOnce(world.db, application.call.id, args.params.section ?? ''))[0] ?? notFound()
  if (!application.mayEdit) throw redirect(paths.research.application(application.id))
  const names = Object.fromEntries((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  return { application, section, isAsked: asked !== null, names }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const section = args.params.section ?? ''
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data<SectionReply>({ form: form.reply }, { status: 400 })
  const { base, version, autosave } = form.value
  const ask = { applicationId, section, base, formVersionId: version, values: form.values }
  const outcome = await saveSection(world, actorFor(args, person), ask)
  if (outcome.ok && autosave) return data<SectionReply>({ saved: outcome.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'The section is saved.' } as const
    return redirectWithFlash(args.request, paths.research.application(applicationId), note)
  }
  if (outcome.refused === 'not-found') return notFound()
  const said = { values: form.values, ticked: {}, fieldErrors: {}, formErrors: [sentences[outcome.refused]] }
  if (outcome.refused !== 'stale' && outcome.refused !== 'form-changed') {
    return data<SectionReply>({ form: said }, { status: 409 })
  }
  const kept = await ownApplication(args, person)
  const before = await readSectionOnce(world.db, kept.call.id, section)
  const unasked = wordsUnasked(form.values, { now: findSection(kept.form, section), before })
  return data<SectionReply>({ ...refuseStale(said, kept), unasked }, { status: 409 })
}

const sentences: Record<Exclude<SaveRefusal, 'not-found'>, string> = {
  stale:
    'Somebody saved this section after you opened it. Your words are below and not saved yet; theirs stand beside them. Bring them together and save again.',
  'form-changed':
    'This application answers another version of the form since you opened the page. Your words are below and not saved yet. Look at what is asked now and save again.',
  'not-editable':
    'This application was sent in meanwhile, so it cannot change. Copy your words before you leave this page.',
  'too-long': 'One answer is longer than 20,000 characters. It is below, not saved yet: shorten it and save again.',
}

export default function SectionPage() {
  const { application, section, isAsked, names } = useLoaderData<typeof loader>()
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
          {reply?.theirs && isAsked && (
            <BothVersions form={application.form} mine={reply.form?.values ?? {}} theirs={reply.theirs} />
          )}
        </>
      }
    >
      {isAsked ? (
        <SectionForm
          key={reply?.base ?? 'first'}
          application={application}
          section={section}
          names={names}
          reply={reply}
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
