import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type AnswerAppealRefusal, answerAppeal } from '#app/domain/grants/appeals/answer-appeal.server.ts'
import { longestAppeal } from '#app/domain/grants/appeals/appeal.ts'
import { readAppeal, readHands } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { AppealWords } from '#app/proposal/appeal-words.tsx'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Appeal of ${page.number}` : 'An appeal' },
]

const wordsMissing = 'Give your reason: the applicant reads it.'
const Ask = z.object({
  answer: z.enum(['upheld', 'declined'], 'Choose your answer.'),
  words: z.string(wordsMissing).max(longestAppeal, 'A reason is at most 5,000 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = applicationIdIn(args)
  const [application, appeal] = await Promise.all([
    readStaffApplication(world, person, id),
    readAppeal(world.db, person, id),
  ])
  if (!application || !appeal) return notFound()
  const isOwn = (await readHands(world.db, id)).includes(person.id)
  const { number, title } = application
  const mayAct = mayRunCalls(person) && appeal.state === 'open'
  return { id, number, title, appeal, isOwn, mayAct, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  if (!(await readAppeal(world.db, person, applicationId))) return notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { answer, words } = form.value
  const upholds = answer === 'upheld'
  const outcome = await answerAppeal(world, actorFor(args, person), { applicationId, upholds, words })
  if (outcome.ok) {
    const text = upholds ? 'Upheld: the application is in discussion again.' : 'Declined; the applicant is told.'
    return redirectWithFlash(args.request, paths.admin.application(applicationId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  if (outcome.refused === 'words-missing') return refuseForm(form, { field: 'words', sentence: wordsMissing }, 400)
  return refuseForm(form, sentences[outcome.refused])
}

type Said = Exclude<AnswerAppealRefusal, 'not-found' | 'own-application' | 'words-missing'>
const sentences: Record<Said, string> = {
  'not-allowed': 'Only a programme officer answers appeals.',
  'own-decision': 'You had a hand in this decision, so another officer answers.',
  'moved-on':
    'The offer was accepted or the application withdrawn meanwhile, so there is nothing to reopen. Decline the appeal, saying so.',
  'answered-already': 'Somebody answered it meanwhile. Your words are below; nothing was changed.',
}

export default function AnswerAppealPage() {
  const { id, number, title, appeal, isOwn, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Appeal of ${number}`}
      lead={title}
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(id), label: number },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was answered; what you typed is still here." />}
    >
      <AppealWords appeal={appeal} zone={zone} />
      {mayAct && isOwn && (
        <Notice title="Another officer answers">You had a hand in this decision, so it is not yours to judge.</Notice>
      )}
      {mayAct && !isOwn && (
        <Section title="Answer it">
          <form method="post" noValidate>
            <Stack>
              <Radios
                name="answer"
                label="Is the applicant right?"
                choices={[
                  {
                    value: 'upheld',
                    label: 'Yes: uphold it',
                    hint: 'The decision is taken back; the application is discussed and decided anew.',
                  },
                  { value: 'declined', label: 'No: decline it', hint: 'That is final.' },
                ]}
                defaultValue={form?.values.answer}
                error={form?.fieldErrors.answer}
              />
              <TextArea
                name="words"
                label="Your reason"
                hint="The applicant reads it on the page and in a letter; your name is not in it."
                rows={6}
                maxLength={longestAppeal}
                defaultValue={form?.values.words}
                error={form?.fieldErrors.words}
              />
              <FormActions>
                <Button>Answer the appeal</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
