import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { donorPage } from '#app/area/donor-page.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { madeId, typedDay } from '#app/area/typed-fields.ts'
import { addTask } from '#app/domain/giving/donors/add-task.server.ts'
import { readDonorStaff } from '#app/domain/giving/donors/read-donor-record.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Add something to do' }]

const TaskForm = z.object({
  words: z.string('Say what is to be done.').trim().min(1, 'Say what is to be done.').max(300, 'At most 300 letters.'),
  dueOn: typedDay('Type the day it is due.'),
  assigneeId: madeId('psn'),
})

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const { id, name } = (await readDonor(world.db, staff, donorId)) ?? notFound()
  return { donor: { id, name }, people: await readDonorStaff(world.db), self: staff.id }
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const form = await readForm(args.request, TaskForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const dueOn = form.value.dueOn as Day
  const outcome = await addTask(world, staff, { donorId, ...form.value, dueOn, requestId: requestIdOf(args) })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.donor(donorId), { tone: 'good', text: 'It is on the list.' })
  if (outcome.refused !== 'not-an-assignee') return notFound()
  return refuseForm(form, { field: 'assigneeId', sentence: 'Only staff who look after donors can be asked.' })
}

export default function Task() {
  const { donor, people, self } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage title="Add something to do" {...donorPage(donor)} notices={<ErrorSummary errors={formErrors(form)} />}>
      <form method="post">
        <Field
          name="words"
          label="What is to be done"
          maxLength={300}
          defaultValue={form?.values.words}
          error={form?.fieldErrors.words}
        />
        <Field
          name="dueOn"
          kind="date"
          label="Due on"
          width="short"
          defaultValue={form?.values.dueOn}
          error={form?.fieldErrors.dueOn}
        />
        <SelectField
          name="assigneeId"
          label="Who does it"
          width="medium"
          options={people.map((person) => ({ value: person.id, label: person.name }))}
          defaultValue={form?.values.assigneeId ?? self}
          error={form?.fieldErrors.assigneeId}
        />
        <FormActions>
          <Button>Add it</Button>
          <ButtonLink kind="quiet" to={paths.admin.donor(donor.id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
