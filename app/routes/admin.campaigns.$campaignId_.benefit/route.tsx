import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount } from '#app/area/typed-fields.ts'
import { readCampaignBenefit, readTokenLimit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { type SetBenefitRefusal, setBenefit } from '#app/domain/giving/benefits/set-benefit.server.ts'
import { readCampaign } from '#app/domain/giving/read-campaigns.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { cents, parseCents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { BenefitFields } from './benefit-fields.tsx'

export const meta: MetaFunction = () => [{ title: 'What is given in return' }]

const BenefitForm = z.object({
  gives: z.enum(['nothing', 'something'], 'Choose whether anything is given in return.'),
  words: z.string().trim().max(200, 'At most 200 letters.').optional(),
  fairValue: typedAmount.optional(),
  cost: typedAmount.optional(),
  leastGift: typedAmount.optional(),
  bearsName: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  const campaignId = parseId('cmp', args.params.campaignId) ?? notFound()
  const campaign = (await readCampaign(world.db, campaignId)) ?? notFound()
  const year = Number(dayIn(world.lab.timeZone, world.clock.now()).slice(0, 4))
  const [benefit, limit] = await Promise.all([
    readCampaignBenefit(world.db, campaignId),
    readTokenLimit(world.db, year),
  ])
  return { campaignId, name: campaign.name, benefit, limit, year }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'administrator')
  const campaignId = parseId('cmp', args.params.campaignId) ?? notFound()
  const form = await readForm(args.request, BenefitForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const amount = (text: string | undefined) => parseCents(text ?? '') ?? cents(0n)
  const { gives, words = '', fairValue, cost, leastGift } = form.value
  const worth = { fairValue: amount(fairValue), cost: amount(cost), leastGift: amount(leastGift) }
  const something = { words, ...worth, bearsName: form.value.bearsName === 'yes' }
  const benefit = gives === 'something' ? something : null
  const outcome = await setBenefit(world, person, { campaignId, benefit, requestId: requestIdOf(args) })
  if (outcome.ok) {
    const text = 'It holds for gifts from now on. Gifts that are begun keep what their giver was told.'
    return redirectWithFlash(args.request, paths.admin.campaign(campaignId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-allowed' || outcome.refused === 'no-such-campaign') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

type Refusal = Exclude<SetBenefitRefusal, 'not-allowed' | 'no-such-campaign'>
const sentences: Record<Refusal, { field: string; sentence: string }> = {
  'no-words': { field: 'words', sentence: 'Say what is given in return.' },
  'not-for-sale': {
    field: 'words',
    sentence: 'GPU time, a place in the queue and access to models are never given in return for a gift.',
  },
  'no-value': { field: 'fairValue', sentence: 'Say what it would cost to buy: more than $0.00.' },
  'gift-not-above-value': {
    field: 'leastGift',
    sentence: 'The smallest gift is above the fair value; otherwise it is a sale and no gift.',
  },
}

export default function Benefit() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="What is given in return"
      lead="Its fair value is told before a gift is made and on the receipt, and only what is beyond it is deductible."
      breadcrumb={[
        { to: paths.admin.campaigns(), label: 'Campaigns' },
        { to: paths.admin.campaign(page.campaignId), label: page.name },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <BenefitFields {...page} form={form} />
    </StaffPage>
  )
}
