import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CampaignFields, readGoal, readWindow } from '#app/area/campaign-fields.ts'
import { CampaignForm } from '#app/area/campaign-form.tsx'
import { embedSnippet } from '#app/area/embed-snippet.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { readCampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { editCampaign } from '#app/domain/giving/edit-campaign.server.ts'
import { type CampaignProgress, readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { typedDollars } from '#app/ui/money-field.tsx'
import { CodeBlock } from '#app/ui/mono.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.name ?? 'Campaign' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  const campaignId = parseId('cmp', args.params.campaignId) ?? notFound()
  const campaign = (await readCampaign(world.db, campaignId)) ?? notFound()
  const { origin } = world.lab
  const benefit = await readCampaignBenefit(world.db, campaignId)
  return {
    campaignId,
    benefit,
    origin,
    name: campaign.name,
    slug: campaign.slug,
    fundName: campaign.fundName,
    values: valuesOf(campaign),
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  const campaignId = parseId('cmp', args.params.campaignId) ?? notFound()
  const form = await readForm(args.request, CampaignFields)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { name, ask, goalKind } = form.value
  const words = { campaignId, name, ask, goalKind, goal: readGoal(form.value) ?? 0n, ...readWindow(form.value) }
  const outcome = await editCampaign(world, person, words)
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.admin.campaigns(), { tone: 'good', text: `${name} is changed.` })
  }
  if (outcome.refused === 'no-goal') return refuseForm(form, { field: 'goal', sentence: 'Type a number above zero.' })
  if (outcome.refused !== 'ends-before-it-begins') return notFound()
  return refuseForm(form, { field: 'closesOn', sentence: 'The last day lies before the first.' })
}

function valuesOf({ name, ask, goalKind, goal, opensAt, closesAt }: CampaignProgress): Record<string, string> {
  const goals = {
    dollars: () => typedDollars(cents(goal)),
    gpu_hours: () => formatGpuHours(gpuSeconds(goal)),
    donors: () => goal.toString(),
    monthly_donors: () => goal.toString(),
  }
  // The stored end is the instant after the last day.
  const last = closesAt ? dayIn('UTC', new Date(closesAt.getTime() - 1)) : ''
  return { name, ask, goalKind, goal: goals[goalKind](), opensOn: dayIn('UTC', opensAt), closesOn: last }
}

export default function EditCampaign() {
  const { campaignId, benefit, origin, name, slug, fundName, values } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={name}
      lead={`${paths.give(slug)}, to the ${fundName}`}
      breadcrumb={[{ to: paths.admin.campaigns(), label: 'Campaigns' }]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <CampaignForm values={values} form={form} funds={null} />
      <Section
        title="In return"
        action={
          <ButtonLink kind="quiet" size="small" to={paths.admin.campaignBenefit(campaignId)}>
            Change it
          </ButtonLink>
        }
      >
        <p>
          {benefit
            ? `${benefit.words}, worth ${formatCents(benefit.fairValue)}, with gifts of ${formatCents(benefit.leastGift)} and more.`
            : 'Nothing is given in return: the whole gift is deductible.'}
        </p>
      </Section>
      <Section
        title="For other sites"
        note={<a href={paths.embed()}>What it does there, and what a site’s policy must allow</a>}
      >
        <Stack>
          <p>Two lines that show how far it is, with a button to give. Without the second, a link is left.</p>
          <CodeBlock label="Lines for another site">{embedSnippet({ origin, slug, name })}</CodeBlock>
        </Stack>
      </Section>
    </StaffPage>
  )
}
