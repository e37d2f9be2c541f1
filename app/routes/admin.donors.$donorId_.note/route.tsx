import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { donorPage } from '#app/area/donor-page.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Write a note' }]

const NoteForm = z.object({
  words: z.string('Write something.').trim().min(1, 'Write something.').max(5_000, 'At most 5,000 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const { id, name } = (await readDonor(world.db, staff, donorId)) ?? notFound()
  return { donor: { id, name } }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const form = await readForm(args.request, NoteForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await writeNote(world, staff, { donorId, ...form.value, requestId: requestIdOf(args) })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.admin.donor(donorId), { tone: 'good', text: 'The note is kept.' })
}

export default function Note() {
  const { donor } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Write a note"
      lead="For staff who may read donors. The donor can ask for everything kept about her, notes too."
      {...donorPage(donor)}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <TextArea
          name="words"
          label="Note"
          maxLength={5_000}
          defaultValue={form?.values.words}
          error={form?.fieldErrors.words}
        />
        <FormActions>
          <Button>Keep it</Button>
          <ButtonLink kind="quiet" to={paths.admin.donor(donor.id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
