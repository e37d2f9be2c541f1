import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { readOwnPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { type MethodRefusal, startMethod } from '#app/domain/giving/pledges/start-method.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { readGiftCookie } from '#app/platform/gift-cookie.server.ts'
import { actorFor, notFound, publicPage } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFrom } from '#app/platform/limits.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Save a card or bank account')

const MethodForm = z.object({ channel: z.enum(['card', 'bank_debit'], 'Choose one.') })

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const pledge = (await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()
  if (pledge.state !== 'offered' && pledge.state !== 'active') return notFound()
  return { pledgeId, method: pledge.method, savedLabel: pledge.savedLabel }
}

export async function action(args: ActionFunctionArgs) {
  const person = await publicPage(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const viewer = { person, intentId: readGiftCookie(args.request) }
  const pledge = (await readOwnPledge(world.db, pledgeId, viewer)) ?? notFound()
  const form = await readForm(args.request, MethodForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const taken = await takeFrom(world, limits.methodOfPledge, pledge.id)
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const actor = person ? actorFor(args, person) : portal('pledge-page')
  const outcome = await startMethod(world, actor, { pledgeId: pledge.id, channel: form.value.channel })
  return outcome.ok ? redirect(outcome.value.url, 303) : refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<MethodRefusal, string | { field: string; sentence: string }> = {
  'not-open': 'This pledge has ended: nothing is to be charged.',
  'part-too-large': {
    field: 'channel',
    sentence: 'A card takes parts up to $25,000, a bank debit up to $999,999.99. Pay another way, or write to us.',
  },
  'payments-refused': 'The page to save it could not be opened. Nothing was changed. Try again.',
  'payments-silent': 'The payment service did not answer. Nothing was changed. Try again.',
}

export default function Method() {
  const { pledgeId, method, savedLabel } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Save a card or bank account"
      width="text"
      lead={
        <p>
          You type it on Stripe’s page; we never see its number. Nothing is charged now: each part of your pledge is
          charged on its day. {savedLabel && `It replaces ${savedLabel}.`}
        </p>
      }
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <Radios
          name="channel"
          label="What to save"
          defaultValue={form?.values.channel ?? (method === 'bank_debit' ? 'bank_debit' : 'card')}
          error={form?.fieldErrors.channel}
          choices={[
            { value: 'card', label: 'A card', hint: 'Parts up to $25,000.' },
            { value: 'bank_debit', label: 'A bank account', hint: 'In the United States; the fee is the smallest.' },
          ]}
        />
        <FormActions>
          <Button>Continue to Stripe</Button>
          <ButtonLink kind="quiet" to={paths.pledged(pledgeId)}>
            Not now
          </ButtonLink>
        </FormActions>
      </form>
    </PublicPage>
  )
}
