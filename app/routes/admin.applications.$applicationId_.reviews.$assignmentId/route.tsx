import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { isOver } from '#app/domain/grants/review.ts'
import { type RemoveRequestRefusal, removeRequest } from '#app/domain/grants/sight/remove-request.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Status } from '#app/ui/status.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Take back a request: ${page.number}` : 'Take back a request' },
]

const Ask = z.object({ reason: z.string().max(2000, 'At most 2,000 letters.').default('') })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  const application = (await readStaffApplication(world, officer, id)) ?? notFound()
  const review = application.reviews.find(({ assignmentId }) => assignmentId === args.params.assignmentId) ?? notFound()
  const { state, alias, name } = review
  return { id, number: application.number, title: application.title, who: name ?? alias, state }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const assignmentId = parseId('asg', args.params.assignmentId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await removeRequest(world, actorFor(args, officer), { applicationId, assignmentId, ...form.value })
  if (outcome.ok) {
    const text = 'Taken back. The reviewer is told by letter, and sees the application no more.'
    return redirectWithFlash(args.request, paths.admin.application(applicationId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

type Said = Exclude<RemoveRequestRefusal, 'not-found' | 'own-application'>
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'not-allowed': 'Only a programme officer takes a request back.',
  'reason-missing': { field: 'reason', sentence: 'Say why: the reviewer reads it.' },
  'already-submitted': 'The review came in meanwhile. What is in stays.',
  'already-over': 'The reviewer has stepped back already. Nothing was changed.',
}

export default function TakeBackPage() {
  const { id, number, title, who, state } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const isOpen = !isOver(state) && state !== 'submitted'
  return (
    <StaffPage
      title={`Take back the request to ${who}`}
      lead={title}
      meta={<Status of={state} />}
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(id), label: number },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was taken back; what you typed is still here." />}
    >
      {!isOpen && <Notice title="There is nothing to take back">This review is in, or over.</Notice>}
      {isOpen && (
        <form method="post" noValidate>
          <Stack>
            <TextArea
              name="reason"
              label="Why"
              hint="The reviewer reads it in the letter. What they have written of the review stays unread."
              rows={4}
              maxLength={2000}
              defaultValue={form?.values.reason}
              error={form?.fieldErrors.reason}
            />
            <FormActions>
              <Button kind="danger">Take the request back</Button>
            </FormActions>
          </Stack>
        </form>
      )}
    </StaffPage>
  )
}
