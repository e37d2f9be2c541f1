import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { MailingFields } from '#app/area/mailing-fields.ts'
import { MailingForm } from '#app/area/mailing-form.tsx'
import { readMailing } from '#app/domain/giving/mailings/read-mailings.server.ts'
import { rewriteMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Change the letter' }]

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const mailingId = parseId('mlg', args.params.mailingId) ?? notFound()
  const mailing = (await readMailing(world.db, staff, mailingId)) ?? notFound()
  return mailing.state === 'draft' ? { mailing } : notFound()
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const mailingId = parseId('mlg', args.params.mailingId) ?? notFound()
  const form = await readForm(args.request, MailingFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await rewriteMailing(world, staff, { mailingId, ...form.value, requestId: requestIdOf(args) })
  if (outcome.ok) return redirect(paths.admin.mailing(mailingId))
  if (outcome.refused !== 'not-a-draft') return notFound()
  return refuseForm(form, 'This letter is on its way already. Nothing was changed.')
}

export default function EditMailing() {
  const { mailing } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Change the letter"
      breadcrumb={[
        { to: paths.admin.mailings(), label: 'Letters to many' },
        { to: paths.admin.mailing(mailing.id), label: mailing.subject },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <MailingForm
        form={form}
        typed={mailing}
        act="Save and look at it"
        back={{ to: paths.admin.mailing(mailing.id), label: 'Leave it as it is' }}
      />
    </StaffPage>
  )
}
