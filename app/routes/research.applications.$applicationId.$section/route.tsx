import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type Form, type FormSection, findSection } from '#app/domain/grants/forms/form.ts'
import { readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { type SaveRefusal, saveSection } from '#app/domain/grants/save-section.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { BothVersions } from './both-versions.tsx'
import { SectionForm } from './section-form.tsx'
import { refuseStale, type SectionReply } from './section-reply.ts'

export const meta: MetaFunction<typeof loader> = (args) =>
  ownMeta(args, args.data ? `${args.data.section.title}: ${args.data.application.number}` : 'Application')

const Ask = z.object({ base: z.coerce.number().int().min(0), autosave: z.literal('yes').optional() })

/** An autosave changes nothing this page shows, and reading it anew would move the base under the writer's hands. */
export function shouldRevalidate({ formData: sent, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return sent?.get('autosave') === 'yes' ? false : defaultShouldRevalidate
}

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  const section = writtenSection(application.form, args.params.section)
  if (!application.mayEdit) throw redirect(paths.research.application(application.id))
  const names = Object.fromEntries((await readGpuClassNames(world)).map(({ code, name }) => [code, name]))
  return { application, section, names, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const section = args.params.section ?? ''
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data<SectionReply>({ form: form.reply }, { status: 400 })
  const { base, autosave } = form.value
  const ask = { applicationId, section, base, values: form.values }
  const outcome = await saveSection(world, actorFor(args, person), ask)
  if (outcome.ok && autosave) return data<SectionReply>({ saved: outcome.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'The section is saved.' } as const
    return redirectWithFlash(args.request, paths.research.application(applicationId), note)
  }
  if (outcome.refused === 'not-found') return notFound()
  const said = { values: form.values, fieldErrors: {}, formErrors: [sentences[outcome.refused]] }
  if (outcome.refused !== 'stale') return data<SectionReply>({ form: said }, { status: 409 })
  return data<SectionReply>(refuseStale(said, await ownApplication(args, person)), { status: 409 })
}

const sentences: Record<Exclude<SaveRefusal, 'not-found'>, string> = {
  stale:
    'Somebody saved this section after you opened it. Your words are below and not saved yet; theirs stand beside them. Bring them together and save again.',
  'not-editable':
    'This application was sent in meanwhile, so it cannot change. Copy your words before you leave this page.',
  'too-long': 'One answer is longer than 20,000 characters. It is below, not saved yet: shorten it and save again.',
}

function writtenSection(form: Form, name: string | undefined): FormSection {
  return findSection(form, name) ?? notFound()
}

export default function SectionPage() {
  const { application, section, names } = useLoaderData<typeof loader>()
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
          {reply?.theirs && (
            <BothVersions form={application.form} mine={reply.form?.values ?? {}} theirs={reply.theirs} />
          )}
        </>
      }
    >
      <SectionForm
        key={reply?.base ?? 'first'}
        application={application}
        section={section}
        names={names}
        reply={reply}
      />
    </PublicPage>
  )
}
