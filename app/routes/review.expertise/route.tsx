import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readExpertise, sayExpertise } from '#app/domain/grants/assignment/say-expertise.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'What you know' }]

const Ask = z.object({
  topics: z.string().max(300, 'Write at most 300 letters.').default(''),
  institution: z.string().max(200, 'Write at most 200 letters.').default(''),
  words: z.string().max(3000, 'Write at most 3,000 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  return readExpertise(world, person)
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { topics, words, institution } = form.value
  const outcome = await sayExpertise(world, actorFor(args, person), { topics: topics.split(','), words, institution })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.review.home(), { tone: 'good', text: 'Thank you. It is kept.' })
}

export default function ExpertisePage() {
  const { topics, words, institution } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="What you know"
      lead="So that you are asked for reviews of work that is near to yours. Programme officers see it."
      breadcrumb={[{ to: paths.review.home(), label: 'My reviews' }]}
      notices={
        <ErrorSummary errors={formErrors(form)} kept="What you said before stands; what you typed is still here." />
      }
    >
      <form method="post" noValidate>
        <Stack>
          <Field
            name="topics"
            label="Topics"
            hint="Separated by commas, for example: hydrology, speech recognition."
            defaultValue={form?.values.topics ?? topics.join(', ')}
            error={form?.fieldErrors.topics?.[0]}
            isOptional
          />
          <TextArea
            name="words"
            label="In your own words"
            hint="What you work on, and what you have published. Its words are compared with those of applications."
            defaultValue={form?.values.words ?? words}
            error={form?.fieldErrors.words?.[0]}
            isOptional
          />
          <Field
            name="institution"
            label="Where you work"
            hint="Compared with where applicants work, so that you are asked about a conflict before you read."
            defaultValue={form?.values.institution ?? institution}
            error={form?.fieldErrors.institution?.[0]}
            isOptional
          />
          <FormActions>
            <Button>Keep it</Button>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
