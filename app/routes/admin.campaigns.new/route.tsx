import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CampaignFields, readGoal, readWindow } from '#app/area/campaign-fields.ts'
import { CampaignForm } from '#app/area/campaign-form.tsx'
import { formErrors } from '#app/area/form-errors.ts'
import { type CampaignRefusal, createCampaign } from '#app/domain/giving/create-campaign.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'New campaign' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  return { funds: (await readOpenFunds(world.db)).map(({ id, name }) => ({ id, name })) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  const form = await readForm(args.request, CampaignFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const fundId = parseId('fnd', form.value.fund)
  if (!fundId) return refuseForm(form, sentences['no-such-fund'], 400)
  const { name, ask, goalKind, slug = '' } = form.value
  const words = { name, ask, goalKind, slug, fundId, goal: readGoal(form.value) ?? 0n, ...readWindow(form.value) }
  const outcome = await createCampaign(world, person, words)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.campaigns(), { tone: 'good', text: `${name} is there.` })
  return outcome.refused === 'not-allowed' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<CampaignRefusal, 'not-allowed'>, { field: string; sentence: string }> = {
  'bad-slug': { field: 'slug', sentence: 'Lower-case words joined by hyphens, such as spring-hours.' },
  'slug-taken': { field: 'slug', sentence: 'Another campaign has this address.' },
  'no-such-fund': { field: 'fund', sentence: 'Choose the fund its gifts go to.' },
  'no-goal': { field: 'goal', sentence: 'Type a number above zero, such as 60,000.' },
  'ends-before-it-begins': { field: 'closesOn', sentence: 'The last day lies before the first.' },
}

export default function NewCampaign() {
  const { funds } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="New campaign"
      breadcrumb={[{ to: paths.admin.campaigns(), label: 'Campaigns' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <CampaignForm values={{}} form={form} funds={funds} />
    </StaffPage>
  )
}
