import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { NewFundFields } from '#app/area/fund-fields.ts'
import { FundForm } from '#app/area/fund-form.tsx'
import { createFund } from '#app/domain/giving/create-fund.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'New fund' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'administrator')
  return null
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'administrator')
  const form = await readForm(args.request, NewFundFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await createFund(world, officer, { ...form.value, isOpen: form.value.isOpen !== undefined })
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.admin.funds(), { tone: 'good', text: `${form.value.name} is there.` })
  }
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, { field: 'slug', sentence: sentences[outcome.refused] })
}

const sentences = {
  'bad-slug': 'Lower-case words joined by hyphens, such as open-models.',
  'slug-taken': 'Another fund has this address.',
}

export default function NewFund() {
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="New fund"
      breadcrumb={[{ to: paths.admin.funds(), label: 'Funds' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <FundForm values={{ isOpen: 'yes' }} form={form} isNew />
    </StaffPage>
  )
}
