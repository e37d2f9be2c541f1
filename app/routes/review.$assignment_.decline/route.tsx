import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { declineReview } from '#app/domain/grants/sight/decline-review.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Decline a review' }]

const Ask = z.object({
  reason: z.string().max(2000, 'At most 2,000 letters.').default(''),
  instead: z.string().max(500, 'At most 500 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const assignment = (await readAssignment(world, person, id)) ?? notFound()
  return { id, number: assignment.number }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await declineReview(world, actorFor(args, person), { assignmentId, ...form.value })
  if (outcome.ok) {
    const text = 'Thank you for saying so in time. Somebody else is asked.'
    return redirectWithFlash(args.request, paths.review.home(), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  if (outcome.refused === 'already-submitted') return refuseForm(form, 'You sent this review in already.', 409)
  return refuseForm(form, {
    field: 'reason',
    sentence: 'Say in a few words why, so that the officer asks the right person next.',
  })
}

export default function DeclinePage() {
  const { id, number } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Decline a review"
      lead="It closes to you. If the reason is a conflict of interest, declare that instead."
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(id), label: number },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing is declined; what you typed is still here." />}
    >
      <form method="post" noValidate>
        <Stack>
          <TextArea
            name="reason"
            label="Why"
            hint="For example: no time before it is due, or too far from what you know. Read by programme officers and the auditor."
            rows={3}
            maxLength={2000}
            defaultValue={form?.values.reason}
            error={form?.fieldErrors.reason?.[0]}
          />
          <Field
            name="instead"
            label="Who could review it instead"
            hint="A name, and where to find them."
            maxLength={500}
            defaultValue={form?.values.instead}
            error={form?.fieldErrors.instead?.[0]}
            isOptional
          />
          <FormActions>
            <Button>Decline it</Button>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
