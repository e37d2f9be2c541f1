import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { channelWords } from '#app/domain/giving/arrival.ts'
import { changeMethod } from '#app/domain/giving/pledges/change-method.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Change how it is paid' }]

const byHand = ['wire', 'cheque', 'stock', 'daf'] as const
const MethodForm = z.object({ method: z.enum(byHand, 'Choose one.') })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  if (pledge.state !== 'offered' && pledge.state !== 'active') return notFound()
  const isDaf = pledge.kind === 'daf_intent'
  return { pledgeId, method: pledge.method, choices: byHand.filter((way) => (way === 'daf') === isDaf) }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const form = await readForm(args.request, MethodForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await changeMethod(world, actorFor(args, officer), { pledgeId, ...form.value })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), {
      tone: 'good',
      text: 'Changed. Nothing is charged by itself any more.',
    })
  return refuseForm(form, sentences[outcome.refused])
}

const sentences = {
  'not-open': 'This pledge has ended. Nothing was changed.',
  binding:
    'A promise that binds cannot be paid from a donor-advised fund, nor an intent from it become one that binds.',
}

export default function Method() {
  const { pledgeId, method, choices } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Change how it is paid"
      lead="For what is still to come. A card or bank account the giver saves on the pledge’s own page."
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledgeId), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Radios
          name="method"
          label="Paid by"
          defaultValue={form?.values.method ?? method}
          error={form?.fieldErrors.method}
          choices={choices.map((way) => ({ value: way, label: channelWords[way] }))}
        />
        <FormActions>
          <Button>Change it</Button>
          <ButtonLink kind="quiet" to={paths.admin.pledge(pledgeId)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
