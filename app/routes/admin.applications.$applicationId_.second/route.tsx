import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { type AnswerDraftRefusal, answerDraft } from '#app/domain/grants/release/answer-draft.server.ts'
import { readDraft } from '#app/domain/grants/release/read-drafts.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { DecisionWords } from '#app/proposal/decision-words.tsx'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { SecondOfficerPart } from '#app/proposal/second-officer-part.tsx'
import { Button } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Second officer for ${page.application.number}` : 'Second officer' },
]

const Ask = z.object({
  draft: z.coerce.number().int().min(1).max(1_000_000),
  stance: z.enum(['agreed', 'sent_back'], 'Choose whether you agree.'),
  words: z.string().max(5000, 'At most 5,000 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  const application = (await readStaffApplication(world, person, id)) ?? notFound()
  const draft = await readDraft(world, person, { id, callId: application.call.id })
  const isAsked = draft !== null && draft.second !== 'not-needed'
  const mayAnswer = isAsked && draft.decidedBy !== person.id && draft.answer === null
  return { application, draft, mayAnswer, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  await requireFreshStep(args)
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await answerDraft(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) {
    const isAgreed = form.value.stance === 'agreed'
    const text = isAgreed ? 'You agreed. The draft may be released.' : 'The draft is sent back, with your words.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  const { refused } = outcome
  if (refused === 'not-found' || refused === 'own-application' || refused === 'not-allowed') return notFound()
  if (refused === 'words-missing') return refuseForm(form, { field: 'words', sentence: sentences[refused] })
  return refuseForm(form, sentences[refused])
}

type Refusal = Exclude<AnswerDraftRefusal, 'not-found' | 'own-application' | 'not-allowed'>
const sentences: Record<Refusal, string> = {
  'not-drafted': 'There is no draft to answer any more.',
  'changed-since': 'The draft was made anew after you opened the page. It stands above; read it and answer once more.',
  'own-draft': 'You drafted it yourself: another officer must agree.',
  'not-needed': 'A decision of this size needs no second officer.',
  'words-missing': 'Say what is to be changed.',
  'answered-already': 'Another officer has answered this draft already.',
}

export default function SecondPage() {
  const { application, draft, mayAnswer, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Second officer for ${application.number}`}
      lead={application.title}
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(application.id), label: application.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was answered; what you typed is still here." />}
    >
      <Section title="As it is drafted">
        <Stack>
          {application.decision && <DecisionWords decision={application.decision} zone={zone} />}
          {draft ? <SecondOfficerPart draft={draft} zone={zone} /> : <p>{sentences['not-drafted']}</p>}
          {draft?.second === 'not-needed' && <p>{sentences['not-needed']}</p>}
        </Stack>
      </Section>
      {!mayAnswer && form?.values.words && (
        <Section title="What you wrote">
          <Paragraphs text={form.values.words} />
        </Section>
      )}
      {mayAnswer && draft && (
        <Section title="Your answer">
          <form method="post" noValidate>
            <Stack>
              <input type="hidden" name="draft" value={draft.draft} />
              <Radios
                name="stance"
                label="May it be released as it is drafted?"
                defaultValue={form?.values.stance}
                error={form?.fieldErrors.stance}
                choices={[
                  { value: 'agreed', label: 'Yes: I agree' },
                  { value: 'sent_back', label: 'No: send it back' },
                ]}
              />
              <TextArea
                name="words"
                label="Words to who drafted it"
                hint="Needed to send it back. Applicants never read them."
                rows={4}
                maxLength={5000}
                defaultValue={form?.values.words}
                error={form?.fieldErrors.words}
                isOptional
              />
              <FormActions>
                <Button>Answer</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
