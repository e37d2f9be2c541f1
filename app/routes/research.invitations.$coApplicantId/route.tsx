import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { answerInvitation } from '#app/domain/grants/co-applicants/answer-invitation.server.ts'
import { readInvitation } from '#app/domain/grants/co-applicants/read-co-applicants.server.ts'
import { rightWords } from '#app/domain/grants/co-applicants/right.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Definition } from '#app/ui/definition.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { When } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'An invitation')

const Ask = z.object({ answer: z.enum(['yes', 'no'], 'Choose whether you take part.') })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const id = parseId('cap', args.params.coApplicantId) ?? notFound()
  const invitation = (await readInvitation(world, person, id)) ?? notFound()
  return { invitation, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const coApplicantId = parseId('cap', args.params.coApplicantId) ?? notFound()
  if (!(await readInvitation(world, person, coApplicantId))) return notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const accepts = form.value.answer === 'yes'
  const outcome = await answerInvitation(world, actorFor(args, person), { coApplicantId, accepts })
  if (outcome.ok && accepts) return redirect(paths.research.application(outcome.value.applicationId), 303)
  if (!outcome.ok && outcome.refused === 'not-found') return notFound()
  const note = outcome.ok
    ? ({ tone: 'good', text: 'You take no part in it; the applicant is told.' } as const)
    : ({ tone: 'warn', text: 'This invitation is over. The applicant can ask you anew.' } as const)
  return redirectWithFlash(args.request, paths.research.home(), note)
}

export default function InvitationPage() {
  const { invitation, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  if (invitation.state === 'declined') return <Declined leadName={invitation.leadName} />
  const { state, leadName, right } = invitation
  return (
    <PublicPage
      kicker={invitation.call}
      title={invitation.title || 'Untitled application'}
      lead={`${leadName} asks you to work on this application as a co-applicant.`}
      width="text"
      breadcrumb={[{ to: paths.research.home(), label: 'My research' }]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was answered yet." />}
    >
      <Stack gap="wide">
        <Definition
          terms={[
            { term: 'Number', meaning: invitation.number },
            { term: 'You may', meaning: rightWords[right].label },
            { term: 'Asked', meaning: <When at={invitation.invitedAt} zone={zone} /> },
          ]}
        />
        <form method="post" noValidate>
          <Stack>
            <Radios
              name="answer"
              label="Do you take part?"
              choices={[
                { value: 'yes', label: 'Yes', hint: 'You see the application from now on.' },
                { value: 'no', label: 'No', hint: 'You see nothing of it. Who has joined leaves it so.' },
              ]}
              defaultValue={form?.values.answer ?? (state === 'joined' ? 'yes' : undefined)}
              error={form?.fieldErrors.answer}
            />
            <FormActions note={`${leadName} is told by letter.`}>
              <Button>Answer</Button>
            </FormActions>
          </Stack>
        </form>
      </Stack>
    </PublicPage>
  )
}

function Declined({ leadName }: { leadName: string }) {
  return (
    <PublicPage title="You declined" width="text" breadcrumb={[{ to: paths.research.home(), label: 'My research' }]}>
      <p>{leadName} can ask you anew.</p>
    </PublicPage>
  )
}
