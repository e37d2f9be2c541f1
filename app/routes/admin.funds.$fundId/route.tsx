import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { FundFields } from '#app/area/fund-fields.ts'
import { FundForm } from '#app/area/fund-form.tsx'
import { editFund } from '#app/domain/giving/edit-fund.server.ts'
import { readFund } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.fund.name ?? 'Fund' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'administrator')
  const fundId = parseId('fnd', args.params.fundId) ?? notFound()
  return { fund: (await readFund(world.db, fundId)) ?? notFound() }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'administrator')
  const fundId = parseId('fnd', args.params.fundId) ?? notFound()
  const form = await readForm(args.request, FundFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await editFund(world, officer, { ...form.value, fundId, isOpen: form.value.isOpen !== undefined })
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.admin.funds(), {
      tone: 'good',
      text: `${form.value.name} is changed.`,
    })
  }
  if (outcome.refused !== 'promised') return notFound()
  const sentence = 'Gifts were made to this fund under its restriction, so it stays. Open another fund instead.'
  return refuseForm(form, { field: 'restriction', sentence })
}

export default function EditFund() {
  const { fund } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { name, purpose, restriction, position, isOpen } = fund
  return (
    <StaffPage
      title={fund.name}
      lead={`Address: ${fund.slug}`}
      breadcrumb={[{ to: paths.admin.funds(), label: 'Funds' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <FundForm
        values={{ name, purpose, restriction, position: String(position), isOpen: isOpen ? 'yes' : '' }}
        form={form}
        isNew={false}
      />
    </StaffPage>
  )
}
