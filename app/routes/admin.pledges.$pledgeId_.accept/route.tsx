import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type AcceptPledgeRefusal, acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { giverRow } from '#app/pledge/giver-row.tsx'
import { PledgeFacts } from '#app/pledge/pledge-facts.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Accept the pledge' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'fundraiser')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  if (pledge.state !== 'offered') return notFound()
  return { pledge, zone: world.lab.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer', 'fundraiser')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await acceptPledge(world, officer, pledgeId)
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), {
      tone: 'good',
      text: 'The pledge is accepted, and the countersigned letter is on its way.',
    })
  if (outcome.refused === 'not-an-officer' || outcome.refused === 'no-such-pledge') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<AcceptPledgeRefusal, 'not-an-officer' | 'no-such-pledge'>, string> = {
  'not-offered': 'Somebody accepted or declined this pledge already. Nothing more was done.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
}

export default function Accept() {
  const { pledge, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Accept the pledge"
      lead={
        pledge.kind === 'unconditional'
          ? `${formatCents(pledge.amount)} will stand in the books as receivable from today.`
          : 'Nothing is booked: it binds nobody yet.'
      }
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledge.id), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <PledgeFacts pledge={pledge} zone={zone} giver={giverRow(pledge)} />
      <form method="post">
        <FormActions note="The giver gets the countersigned letter. It is no receipt.">
          <Button>Accept it</Button>
          <ButtonLink kind="quiet" to={paths.admin.pledge(pledge.id)}>
            Not now
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
