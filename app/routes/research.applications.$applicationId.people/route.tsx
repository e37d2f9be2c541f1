import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { isEditable } from '#app/domain/grants/application.ts'
import { type InviteRefusal, inviteCoApplicant } from '#app/domain/grants/co-applicants/invite-co-applicant.server.ts'
import { mostCoApplicants, rights } from '#app/domain/grants/co-applicants/right.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { RightField } from '#app/proposal/right-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'
import { PeopleTable } from './people-table.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Who works on it')

const Ask = z.object({
  email: z
    .string('Write an e-mail address, such as name@university.edu.')
    .max(254, 'An address is at most 254 letters.'),
  right: z.enum(rights, 'Choose what they may do.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const application = await ownApplication(args, person)
  return { application, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  await ownApplication(args, person)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFromAll(world, [
    [limits.invitationFromPerson, person.id],
    [limits.invitationToEmail, form.value.email.trim()],
  ])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await inviteCoApplicant(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'A letter with the invitation is on its way.' } as const
    return redirectWithFlash(args.request, paths.research.applicationPeople(applicationId), note)
  }
  if (outcome.refused === 'not-found') return notFound()
  return refuseForm(form, { field: 'email', sentence: sentences[outcome.refused] })
}

const sentences: Record<Exclude<InviteRefusal, 'not-found'>, string> = {
  'not-an-address': 'This is no e-mail address a letter could reach. Write one such as name@university.edu.',
  'own-address': 'This is the address of the principal investigator, who may do everything already.',
  over: 'Co-applicants are asked while the application can be changed: as a draft, or when it was returned.',
  'on-it-already': 'They have joined already. Change what they may do from the list.',
  'too-many': `At most ${mostCoApplicants} people work on one application. Take somebody off first.`,
}

export default function PeoplePage() {
  const { application, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const mayInvite = application.isLead && isEditable(application.stage)
  return (
    <PublicPage
      kicker={application.number}
      title="Who works on it"
      lead="Co-applicants see the application once they accept. The team named in the answers is what reviewers read; it opens nothing."
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(application.id), label: application.title || 'Untitled application' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nobody was asked; what you typed is still here." />}
    >
      <PeopleTable application={application} zone={zone} />
      {mayInvite && (
        <Section title="Ask a co-applicant">
          <form method="post" noValidate>
            <Stack>
              <Field
                name="email"
                label="E-mail address"
                hint="They need no account yet: the letter leads them in."
                kind="email"
                width="medium"
                maxLength={254}
                defaultValue={form?.values.email}
                error={form?.fieldErrors.email}
              />
              <RightField defaultValue={form?.values.right ?? 'edit'} error={form?.fieldErrors.right} />
              <FormActions note="You can change or take it back at any time.">
                <Button>Send the invitation</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </PublicPage>
  )
}
