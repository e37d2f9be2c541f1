import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { changeSentences } from '#app/area/plan-refusals.ts'
import { typedAmount } from '#app/area/typed-fields.ts'
import { changeAmount } from '#app/domain/giving/recurring/change-amount.server.ts'
import { intervalWords, planWords } from '#app/domain/giving/recurring/plan.ts'
import { readOwnPlan } from '#app/domain/giving/recurring/read-plan.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Checkbox } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Change the amount')

const AmountForm = z.object({ amount: typedAmount, coversFee: z.string().optional() })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const { plan } = (await readOwnPlan(world.db, person, planId)) ?? notFound()
  return { plan }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const planId = parseId('pln', args.params.planId) ?? notFound()
  const form = await readForm(args.request, AmountForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const amount = parseCents(form.value.amount)
  if (amount === null) throw new Error('the form passed its check without an amount')
  const requestId = requestIdOf(args)
  const holder = { person, hasKey: false, ...(requestId && { requestId }) }
  const outcome = await changeAmount(world, holder, { planId, amount, coversFee: form.value.coversFee !== undefined })
  if (outcome.ok) {
    const text = 'Changed, from the next charge on. Nothing was charged now.'
    return redirectWithFlash(args.request, paths.backer.plan(planId), { tone: 'good', text })
  }
  if (outcome.refused === 'no-such-plan') return notFound()
  const sentence = changeSentences[outcome.refused]
  const ofField = outcome.refused === 'too-small' || outcome.refused === 'too-large'
  return refuseForm(form, ofField ? { field: 'amount', sentence } : sentence, 409)
}

export default function Amount() {
  const { plan } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const coversFee = form ? Boolean(form.values.coversFee) : plan.feeCover > 0n
  return (
    <PublicPage
      title="Change the amount"
      width="text"
      lead={
        <p>
          You give {planWords(plan)} to the {plan.fundName}. The new amount counts from the next charge on; the day
          stays as it is.
        </p>
      }
      breadcrumb={[
        { to: paths.backer.recurring(), label: 'Recurring' },
        { to: paths.backer.plan(plan.id), label: planWords(plan) },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post" noValidate>
        <MoneyField
          name="amount"
          label={`Amount each ${intervalWords[plan.interval].noun}`}
          hint="From $5 to $25,000 by card."
          defaultValue={form?.values.amount ?? typedDollars(plan.giftAmount)}
          error={form?.fieldErrors.amount}
        />
        <Checkbox
          name="coversFee"
          label="Add the card’s fee, so that the whole gift arrives"
          hint="2.9 % and 30 cents, part of your gift."
          isChecked={coversFee}
        />
        <FormActions>
          <Button>Change it</Button>
          <ButtonLink kind="quiet" to={paths.backer.plan(plan.id)}>
            Leave it as it is
          </ButtonLink>
        </FormActions>
      </form>
    </PublicPage>
  )
}
