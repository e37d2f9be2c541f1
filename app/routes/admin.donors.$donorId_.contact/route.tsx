import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { donorPage } from '#app/area/donor-page.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Add a person' }]

const ContactForm = z.object({
  name: z.string('Type a name.').trim().min(1, 'Type a name.').max(200, 'At most 200 letters.'),
  role: z.string('Say what she is there.').trim().min(1, 'Say what she is there.').max(100, 'At most 100 letters.'),
  email: z.email('This is not an e-mail address.').max(254, 'At most 254 letters.').optional(),
  isPrimary: z.literal('yes').optional(),
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
  const form = await readForm(args.request, ContactForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { email = null, isPrimary, ...words } = form.value
  const asked = { donorId, ...words, email, isPrimary: isPrimary === 'yes', requestId: requestIdOf(args) }
  const outcome = await addContact(world, staff, asked)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.donor(donorId), {
      tone: 'good',
      text: `${words.name} is added.`,
    })
  if (outcome.refused !== 'one-person') return notFound()
  return refuseForm(
    form,
    'This donor is one person. Say first, under “Edit”, that it is an organisation or a household.',
  )
}

export default function Contact() {
  const { donor } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const at = (name: string) => ({ name, defaultValue: form?.values[name], error: form?.fieldErrors[name] })
  return (
    <StaffPage
      title={`Add a person to ${donor.name}`}
      {...donorPage(donor)}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Field label="Name" width="medium" maxLength={200} {...at('name')} />
        <Field
          label="Role there"
          hint="Treasurer, programme director, spouse."
          width="medium"
          maxLength={100}
          {...at('role')}
        />
        <Field label="E-mail" kind="email" width="medium" isOptional {...at('email')} />
        <Checkbox
          name="isPrimary"
          label="Primary contact"
          hint="Letters to this donor go to her when it has no address of its own. The first person added always is."
          isChecked={form?.values.isPrimary === 'yes'}
        />
        <FormActions>
          <Button>Add the person</Button>
          <ButtonLink kind="quiet" to={paths.admin.donor(donor.id)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
