import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type AcceptRefusal, acceptPaid } from '#app/domain/giving/accept-paid.server.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Accept a gift as paid' }]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, officer, giftId)) ?? notFound()
  return { giftId, because: gift.failureReason, isWaiting: gift.state === 'quarantined' }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, z.object({}))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const requestId = requestIdOf(args)
  const outcome = await acceptPaid(world, officer, { giftId, ...(requestId ? { requestId } : {}) })
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-gift' || outcome.refused === 'not-an-officer') return notFound()
    return refuseForm(form, sentences[outcome.refused], 409)
  }
  const text = `Booked as ${formatCents(outcome.value.amount)}. The receipt is on its way to the giver.`
  return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text })
}

const sentences: Record<Exclude<AcceptRefusal, 'no-such-gift' | 'not-an-officer'>, string> = {
  'not-quarantined': 'Someone has decided about this gift already. Nothing more was done.',
  'dollars-unknown':
    'The euros are here, and Stripe has not said yet how many dollars they are. Try again in some minutes. Nothing was booked.',
  'not-paid': 'Stripe does not say that this gift was paid. Nothing was booked.',
  'other-currency':
    'It was paid in another currency, and the books hold dollars only. Nothing was booked. Give it back at Stripe.',
}

export default function Accept() {
  const { giftId, because, isWaiting } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Accept what was paid"
      {...(because && isWaiting ? { lead: because } : {})}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      {isWaiting ? (
        <>
          <Prose>
            <p>
              The gift becomes what the card was charged, without a fee cover. It is booked to its fund, and the giver
              gets a receipt of that amount. Stripe is asked once more before anything is written.
            </p>
          </Prose>
          <form method="post">
            <FormActions>
              <Button>Book what was paid</Button>
              <ButtonLink kind="quiet" to={paths.admin.gift(giftId)}>
                Decide later
              </ButtonLink>
            </FormActions>
          </form>
        </>
      ) : (
        <p>This gift waits for no decision.</p>
      )}
    </StaffPage>
  )
}
