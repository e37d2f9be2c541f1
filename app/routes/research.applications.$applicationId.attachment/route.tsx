import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { type AttachRefusal, attachFile } from '#app/domain/grants/attach-file.server.ts'
import { findSection } from '#app/domain/grants/forms/form.ts'
import { removeAttachment } from '#app/domain/grants/remove-attachment.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { AttachmentLink } from '#app/proposal/attachment-link.tsx'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FileField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { readUpload } from './read-upload.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Attachment')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  if (!application.mayEdit) throw redirect(paths.research.application(application.id))
  const section = findSection(application.form, 'attachment') ?? notFound()
  return { application, section }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  await ownApplication(args, person)
  const actor = actorFor(args, person)
  const upload = await readUpload(args.request)
  if (!upload.ok) return refuseForm({ values: {} }, { field: 'file', sentence: sentences[upload.refused] }, 400)
  const outcome =
    upload.value === 'remove'
      ? await removeAttachment(world, actor, { applicationId })
      : await attachFile(world, actor, { applicationId, ...upload.value })
  if (outcome.ok) return redirectWithFlash(args.request, paths.research.application(applicationId), saved)
  if (outcome.refused === 'not-found') return notFound()
  return refuseForm({ values: {} }, { field: 'file', sentence: sentences[outcome.refused] }, 409)
}

const saved = { tone: 'good', text: 'The attachment is saved.' } as const

const sentences: Record<Exclude<AttachRefusal, 'not-found'> | 'not-whole', string> = {
  'not-editable': 'This application was sent in meanwhile, so its attachment cannot change.',
  empty: 'Choose a PDF first.',
  'too-large': 'This file is larger than 10 MB. Export it with smaller pictures and try again.',
  'not-a-pdf': 'This is not a PDF, whatever its name says. Export it as PDF and try again.',
  unreadable: 'This PDF cannot be read: it is damaged or locked with a password.',
  'not-whole': 'The file did not arrive whole. Please send it again.',
}

export default function AttachmentPage() {
  const { application, section } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const form = reply && 'form' in reply ? reply.form : undefined
  const { attachment } = application
  return (
    <PublicPage
      kicker={application.number}
      title={section.title}
      lead={section.lead}
      width="text"
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="The attachment that was here before is still here." />}
    >
      <form method="post" encType="multipart/form-data" noValidate>
        <Stack>
          <FileField
            name="file"
            label="PDF"
            hint="Author, tool and dates are taken out of the file before anyone reads it."
            accept="application/pdf"
            isOptional
            error={form?.fieldErrors.file}
            kept={attachment && <AttachmentLink applicationId={application.id} attachment={attachment} />}
          />
          {attachment && <Checkbox name="remove" label="Remove the file that is here" />}
          <FormActions>
            <Button>Save the file</Button>
            <ButtonLink to={paths.research.application(application.id)} kind="quiet">
              Back
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </PublicPage>
  )
}
