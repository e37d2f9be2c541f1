import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { readCampaignStops } from '#app/domain/giving/guarding/read-guard.server.ts'
import { type SwitchRefusal, switchCampaign } from '#app/domain/giving/guarding/switch-campaign.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Stop a campaign’s giving' }]

const SwitchForm = z.object({
  reason: z
    .string('Say why, for your colleagues.')
    .trim()
    .min(1, 'Say why, for your colleagues.')
    .max(500, 'At most 500 letters.'),
})

async function readOne(text: string | undefined) {
  const campaignId = parseId('cmp', text) ?? notFound()
  return (await readCampaignStops(world.db, world.clock.now())).find(({ id }) => id === campaignId) ?? notFound()
}

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'administrator')
  return { campaign: await readOne(args.params.campaignId) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'administrator')
  const campaign = await readOne(args.params.campaignId)
  const form = await readForm(args.request, SwitchForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const isStopped = campaign.stop === null
  const input = { campaignId: campaign.id, isStopped, reason: form.value.reason, ...(requestId && { requestId }) }
  const outcome = await switchCampaign(world, person, input)
  if (outcome.ok) {
    const text = isStopped ? `“${campaign.name}” takes no gifts now.` : `“${campaign.name}” takes gifts again.`
    return redirectWithFlash(args.request, paths.admin.guarding(), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed' || outcome.refused === 'no-such-campaign') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<
  Exclude<SwitchRefusal, 'not-allowed' | 'no-such-campaign'>,
  string | { field: string; sentence: string }
> = {
  'no-reason': { field: 'reason', sentence: 'Say why, for your colleagues.' },
  'already-so': 'Somebody has switched it already. Nothing more was done.',
}

export default function SwitchCampaign() {
  const { campaign } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const isStopped = campaign.stop !== null
  return (
    <StaffPage
      title={isStopped ? `Let “${campaign.name}” take gifts again` : `Stop gifts to “${campaign.name}”`}
      lead={
        isStopped
          ? campaign.stop?.reason
          : 'Its page stays, and says how to give otherwise. Gifts that have begun can still be paid for half an hour.'
      }
      breadcrumb={[{ to: paths.admin.guarding(), label: 'Guarding' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        hint="Kept in the activity log."
        act={isStopped ? 'Let it go on' : 'Stop its gifts'}
        isGrave={!isStopped}
        back={{ to: paths.admin.guarding(), label: 'Leave it so' }}
      />
    </StaffPage>
  )
}
