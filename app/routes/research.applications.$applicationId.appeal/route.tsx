import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { grounds, groundWords, longestAppeal } from '#app/domain/grants/appeals/appeal.ts'
import { type AppealRefusal, makeAppeal } from '#app/domain/grants/appeals/make-appeal.server.ts'
import { readAppeal } from '#app/domain/grants/appeals/read-appeal.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { AppealWords } from '#app/proposal/appeal-words.tsx'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { When } from '#app/ui/when.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Appeal')

const wordsMissing = 'Say what is not as it should be.'
const Ask = z.object({
  grounds: z.enum(grounds, 'Choose the ground.'),
  words: z.string(wordsMissing).max(longestAppeal, 'An appeal is at most 5,000 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const { id, number, title, appealUntil } = await ownApplication(args, person)
  const appeal = await readAppeal(world.db, person, id)
  if (!appeal && !appealUntil) throw redirect(paths.research.application(id))
  return { id, number, title, appealUntil, appeal, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  await ownApplication(args, person)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await makeAppeal(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'Your appeal is here. Another officer reads it.' } as const
    return redirectWithFlash(args.request, paths.research.appeal(applicationId), note)
  }
  if (outcome.refused === 'not-found') return notFound()
  if (outcome.refused === 'words-missing') return refuseForm(form, { field: 'words', sentence: wordsMissing }, 400)
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<AppealRefusal, 'not-found' | 'words-missing'>, string> = {
  'nothing-to-appeal': 'There is no decision here that could be appealed.',
  'too-late': 'The days for an appeal are over, so it was not made. What you wrote is below.',
  'made-already': 'An appeal was made already, and there is one for each application. What you wrote is below.',
}

export default function AppealPage() {
  const { id, number, title, appealUntil, appeal, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      kicker={number}
      title="Appeal"
      width="text"
      lead={
        appeal ? (
          'An officer who had no hand in the decision answers. The answer is final.'
        ) : (
          <p>
            Tell us what went wrong with the decision, until {appealUntil && <When at={appealUntil} zone={zone} />}.
            Once for each application; an officer who had no hand in it answers.
          </p>
        )
      }
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.application(id), label: title || 'Untitled application' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was sent; what you typed is still here." />}
    >
      {appeal ? (
        <AppealWords appeal={appeal} zone={zone} />
      ) : (
        <form method="post" noValidate>
          <Stack>
            <Radios
              name="grounds"
              label="On which ground?"
              choices={grounds.map((value) => ({ value, ...groundWords[value] }))}
              defaultValue={form?.values.grounds}
              error={form?.fieldErrors.grounds}
            />
            <TextArea
              name="words"
              label="What is not as it should be"
              hint="Name the rule or the fact, and where it can be seen."
              rows={10}
              maxLength={longestAppeal}
              defaultValue={form?.values.words}
              error={form?.fieldErrors.words}
            />
            <FormActions note="You read the answer here and in a letter.">
              <Button>Make the appeal</Button>
              <ButtonLink to={paths.research.application(id)} kind="quiet">
                Back
              </ButtonLink>
            </FormActions>
          </Stack>
        </form>
      )}
    </PublicPage>
  )
}
