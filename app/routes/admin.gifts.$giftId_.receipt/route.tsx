import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { readGift } from '#app/domain/giving/read-gift.server.ts'
import { paperWord } from '#app/domain/giving/receipt.ts'
import { type ReissueRefusal, reissueReceipt } from '#app/domain/giving/receipts/reissue-receipt.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Prose, Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Issue a receipt anew' }]

const ReissueForm = z.object({
  number: z.string(),
  name: z.string('Type the name the receipt should carry.').max(200, 'At most 200 letters.'),
  reason: z.string('Say why, for the auditor.').max(500, 'At most 500 letters.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const gift = (await readGift(world, officer, giftId)) ?? notFound()
  const current = gift.receipts.find((receipt) => receipt.standing === 'current') ?? notFound()
  const paper = paperWord(current.snapshot)
  return { giftId, paper, number: current.number, giver: current.snapshot.giver, email: gift.giver?.email ?? null }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  await requireFreshStep(args)
  const giftId = parseId('gft', args.params.giftId) ?? notFound()
  const form = await readForm(args.request, ReissueForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { number, name, reason } = form.value
  const asked = { giftId, number, giverName: name, reason, requestId: requestIdOf(args) }
  const outcome = await reissueReceipt(world, officer, asked)
  if (!outcome.ok) {
    if (outcome.refused === 'no-such-gift' || outcome.refused === 'not-an-officer') return notFound()
    return refuseForm(form, sentences[outcome.refused], 409)
  }
  const text = `Number ${outcome.value.number} is issued and on its way; ${number} says that it was replaced.`
  return redirectWithFlash(args.request, paths.admin.gift(giftId), { tone: 'good', text })
}

type Refusal = Exclude<ReissueRefusal, 'no-such-gift' | 'not-an-officer'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  'no-receipt': 'There is no paper of this gift that counts. Nothing was issued.',
  'replaced-already': 'It was replaced already. Nothing more was issued; look at the gift.',
  'no-name': { field: 'name', sentence: 'Type the name it should carry.' },
  'no-reason': { field: 'reason', sentence: 'Say why, for the auditor.' },
}

export default function ReissueReceipt() {
  const { giftId, paper, number, giver, email } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Issue ${paper} ${number} anew`}
      breadcrumb={[
        { to: paths.admin.gifts(), label: 'Gifts' },
        { to: paths.admin.gift(giftId), label: 'Gift' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Prose>
        <p>
          A new {paper} with the next number takes its place and goes to {email ?? 'the letters to post'}. The old one
          stays as it is, and says to whoever checks it that it was replaced. No money moves.
        </p>
      </Prose>
      <form method="post">
        <Stack>
          <input type="hidden" name="number" value={form?.values.number ?? number} />
          <Field
            name="name"
            label={`Name on the ${paper}`}
            hint="Put it right here; the donor’s record keeps its own name."
            width="medium"
            maxLength={200}
            defaultValue={form?.values.name ?? giver}
            error={form?.fieldErrors.name}
          />
          <TextArea
            name="reason"
            label="Reason"
            hint={`Kept with the ${paper}; the giver does not see it.`}
            rows={3}
            maxLength={500}
            defaultValue={form?.values.reason}
            error={form?.fieldErrors.reason}
          />
          <FormActions>
            <Button>Issue it anew</Button>
            <ButtonLink kind="quiet" to={paths.admin.gift(giftId)}>
              Keep the {paper}
            </ButtonLink>
          </FormActions>
        </Stack>
      </form>
    </StaffPage>
  )
}
