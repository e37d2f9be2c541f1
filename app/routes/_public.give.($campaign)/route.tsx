import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { openMeta } from '#app/area/page-meta.ts'
import type { CampaignBenefit } from '#app/domain/giving/benefits/read-benefits.server.ts'
import { openBenefit } from '#app/domain/giving/benefits/shown-benefit.ts'
import { readCampaignBySlug } from '#app/domain/giving/read-campaigns.server.ts'
import { findFundBySlug } from '#app/domain/giving/read-funds.server.ts'
import { startPlan } from '#app/domain/giving/recurring/start-plan.server.ts'
import { startGift } from '#app/domain/giving/start-gift.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { browserCookie } from '#app/platform/browser-cookie.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { giftCookie } from '#app/platform/gift-cookie.server.ts'
import { actorFor, notFound, publicPage } from '#app/platform/guards.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Columns } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import type { Id } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { admit } from './admit.server.ts'
import { CampaignAside, leadOf } from './campaign-aside.tsx'
import { askFrom, GiftForm } from './gift-form.ts'
import { GiveForm } from './give-form.tsx'
import { readGivePage } from './read-give-page.server.ts'
import { keepsIntent, refusalSentence } from './refusals.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = (args) => {
  const campaign = args.data?.campaign
  return openMeta(args, {
    title: campaign ? `Give to ${campaign.name}` : 'Give',
    description: campaign?.ask ?? giveLead,
    thing: args.data && donateAction(args.data, campaign?.name ?? `Give to ${args.data.labName}`),
  })
}
/** Giving, in schema.org's words: to whom, and at which address. */
function donateAction({ lab, address }: { lab: object; address: string }, name: string) {
  return {
    '@type': 'DonateAction',
    name,
    recipient: lab,
    target: { '@type': 'EntryPoint', urlTemplate: address, httpMethod: 'GET' },
  }
}

const giveLead = 'Your gift buys GPU-hours for models anyone can take, check and improve.'

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  return (await readGivePage(world, { person, request: args.request, slug: args.params.campaign })) ?? notFound()
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const slug = args.params.campaign
  const campaign = slug ? ((await readCampaignBySlug(world.db, slug)) ?? notFound()) : null
  const form = await readForm(args.request, GiftForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const fund = await findFundBySlug(world.db, form.value.fund)
  if (!fund) return refuseForm(form, { field: 'fund', sentence: 'Choose what your gift is for.' }, 400)
  const benefit = shownBenefit(campaign?.id ?? null, form.value.benefit)
  if (benefit === 'unknown') return refuseForm(form, lookAgain, 409)
  const ask = askFrom(form.value, { fund, campaignId: campaign?.id ?? null, benefit })
  const refused = await admit(args, { ...form.value, form, ask })
  if (refused) return refused
  const actor = person ? actorFor(args, person) : portal('give-page')
  const { frequency } = form.value
  const outcome =
    frequency === 'once'
      ? await startGift(world, actor, ask)
      : await startPlan(world, actor, { ...ask, interval: frequency })
  if (outcome.ok) {
    const headers = new Headers({ 'Set-Cookie': giftCookie(form.value.intent) })
    headers.append('Set-Cookie', browserCookie(args.request))
    return redirect(outcome.value.url, { status: 303, headers })
  }
  const values = keepsIntent(outcome.refused) ? form.values : { ...form.values, intent: '' }
  const { said, status } = refusalSentence(outcome, {
    isSignedIn: person !== null,
    labEmail: world.lab.email,
  })
  return refuseForm({ values }, said, status)
}

const lookAgain =
  'This page lay open for long, and what is given in return may have changed. Please look at it once more. Nothing was charged.'

/** What this very page said is given in return; nothing when it said so. */
function shownBenefit(campaignId: Id<'cmp'> | null, sealed: string | undefined): CampaignBenefit | null | 'unknown' {
  if (!campaignId || !sealed) return null
  return openBenefit({ secrets: world.secrets, campaignId, now: world.clock.now() }, sealed) ?? 'unknown'
}

export default function GivePage() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { campaign } = page
  if (campaign && !campaign.isOpen) return <ClosedCampaign name={campaign.name} />
  if (page.funds.length === 0) return <NothingToGiveTo />
  return (
    <PublicPage
      kicker={campaign ? 'Campaign' : undefined}
      breadcrumb={campaign ? [{ to: paths.give(), label: 'Give' }] : undefined}
      title={campaign ? campaign.name : 'Give'}
      lead={<p>{campaign ? campaign.ask : giveLead}</p>}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was charged, and what you typed is still here." />}
    >
      <Columns
        lead={leadOf(page)}
        main={<GiveForm page={page} form={form} />}
        aside={<CampaignAside page={page} />}
        asideLabel="What a gift becomes"
      />
    </PublicPage>
  )
}

function ClosedCampaign({ name }: { name: string }) {
  return (
    <PublicPage title={name} width="text" lead={<p>This campaign takes no gifts now.</p>}>
      <Empty title="The lab itself still does." action={<ButtonLink to={paths.give()}>Give to the lab</ButtonLink>} />
    </PublicPage>
  )
}

function NothingToGiveTo() {
  return (
    <PublicPage title="Give" width="text" lead={<p>No fund is open for gifts at the moment.</p>}>
      <Empty title="Funds will be here when staff open one." />
    </PublicPage>
  )
}
