import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import { isCharged } from '#app/domain/giving/pledges/pledge.ts'
import { startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { findFundBySlug, readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { giftCookie } from '#app/platform/gift-cookie.server.ts'
import { actorFor, publicPage } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { addressOf } from '#app/platform/request.server.ts'
import { Card } from '#app/ui/card.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Columns, Stack } from '#app/ui/layout.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { PledgeFields } from './pledge-fields.tsx'
import { askFrom, PledgeForm } from './pledge-form.ts'
import { pledgeSentences } from './refusals.ts'

export const handle = { hydrate: false }
const lead = 'Promise a sum and pay it in parts: by card, bank account, wire, cheque, stock or a donor-advised fund.'
export const meta: MetaFunction = (args) => openMeta(args, { title: 'Pledge', description: lead })

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const funds = await readOpenFunds(world.db)
  return {
    intent: world.ids.secret(),
    funds: funds.map(({ slug, name, purpose }) => ({ slug, name, purpose })),
    values: { ...(person ? { name: person.name, email: person.email } : {}) } as Record<string, string>,
    labEmail: world.lab.email,
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const form = await readForm(args.request, PledgeForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const fund = await findFundBySlug(world.db, form.value.fund)
  if (!fund) return refuseForm(form, { field: 'fund', sentence: 'Choose what your pledge is for.' }, 400)
  const taken = await takeFromAll(world, tries(addressOf(args), form.value.email))
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const actor = person ? actorFor(args, person) : portal('pledge-page')
  const outcome = await makePledge(world, actor, askFrom(form.value, fund.id))
  if (outcome.ok) {
    const { pledgeId } = outcome.value
    const saving = isCharged(form.value.method)
      ? await startMethod(world, actor, { pledgeId, channel: form.value.method })
      : null
    // Without an answer of Stripe's the pledge stands; its page asks for the card or account again.
    const to = saving?.ok ? saving.value.url : paths.pledged(pledgeId)
    return redirect(to, { status: 303, headers: { 'Set-Cookie': giftCookie(form.value.intent) } })
  }
  const isNew = outcome.refused === 'other-words' || outcome.refused === 'not-our-form'
  const values = isNew ? { ...form.values, intent: '' } : form.values
  return refuseForm({ values }, pledgeSentences[outcome.refused])
}

/** In a demonstration everyone comes from one address. */
function tries(address: string, email: string) {
  const to = [[limits.pledgeToEmail, email]] as const
  return world.lab.isDemo ? to : ([[limits.pledgeFromAddress, address], ...to] as const)
}

export default function Pledge() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  if (page.funds.length === 0) return <NothingToPledgeTo />
  return (
    <PublicPage
      title="Pledge"
      lead={<p>{lead}</p>}
      notices={
        <ErrorSummary errors={formErrors(form)} kept="Nothing was written down yet, and what you typed is here." />
      }
    >
      <Columns
        main={<PledgeFields page={page} form={form} />}
        aside={<Aside labEmail={page.labEmail} />}
        asideLabel="What follows"
      />
    </PublicPage>
  )
}

function Aside({ labEmail }: { labEmail: string }) {
  return (
    <Stack>
      <Card title="What follows" headingLevel={2}>
        <p>
          You get a letter with every date and amount. The lab accepts with a countersigned letter, and reminds you
          before each date. Your own page shows what was paid and what is to come.
        </p>
      </Card>
      <Card title="Receipts" headingLevel={2}>
        <p>A pledge has no receipt: each payment gets its own, dated by the day it was made.</p>
      </Card>
      <Card title="Give at once instead" to={paths.give()} headingLevel={2}>
        <p>From $5 to $25,000 by card.</p>
      </Card>
      <Card title="Something else" headingLevel={2}>
        <p>
          <a href={paths.backer.hours()}>Offer GPU-hours in kind</a>, for a company.
        </p>
        <p>
          A matching challenge, more than twelve dates of your own: write to{' '}
          <a href={`mailto:${labEmail}`}>{labEmail}</a>.
        </p>
      </Card>
    </Stack>
  )
}

function NothingToPledgeTo() {
  return (
    <PublicPage title="Pledge" width="text" lead={<p>No fund is open for pledges at the moment.</p>}>
      <Empty title="Funds will be here when staff open one." />
    </PublicPage>
  )
}
