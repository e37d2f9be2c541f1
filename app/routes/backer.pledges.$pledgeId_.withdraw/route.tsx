import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { withdrawPledge } from '#app/domain/giving/pledges/end-pledge.server.ts'
import { isWithdrawable } from '#app/domain/giving/pledges/pledge.ts'
import { readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Money } from '#app/ui/money.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Take the pledge back')

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readOwnPledge(world.db, pledgeId, { person, intentId: null })) ?? notFound()
  if (!isWithdrawable(pledge)) return notFound()
  return { pledgeId, owed: pledge.owed, fundName: pledge.fundName }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readOwnPledge(world.db, pledgeId, { person, intentId: null })) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await withdrawPledge(world, actorFor(args, person), pledge.id)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused])
  const text = 'Your pledge is taken back. Nothing more will be charged or asked for.'
  return redirectWithFlash(args.request, paths.backer.pledge(pledge.id), { tone: 'good', text })
}

const sentences = {
  'not-open': 'This pledge has ended already.',
  binding: 'The lab has accepted this pledge and counts on it. Write to us to talk about it.',
  'being-charged': 'A part of it is being paid at this moment. Try again when that has ended.',
}

export default function Withdraw() {
  const { pledgeId, owed, fundName } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Take the pledge back"
      width="text"
      lead={
        <p>
          <Money of={owed} /> to the {fundName} will not come. What you paid stays a gift, with its receipt.
        </p>
      }
      breadcrumb={[
        { to: paths.backer.home(), label: 'My giving' },
        { to: paths.backer.pledge(pledgeId), label: 'My pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <FormActions>
          <Button kind="danger">Take it back</Button>
          <ButtonLink kind="quiet" to={paths.backer.pledge(pledgeId)}>
            Keep it
          </ButtonLink>
        </FormActions>
      </form>
    </PublicPage>
  )
}
