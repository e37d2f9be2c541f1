import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedAmount, typedReason } from '#app/area/typed-fields.ts'
import { type DivideRefusal, dividePledge } from '#app/domain/giving/pledges/divide-pledge.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { readOpenFunds } from '#app/domain/giving/read-funds.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { MoneyField, typedDollars } from '#app/ui/money-field.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { cents, formatCents, parseCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Divide a pledge anew' }]

const tooOld = 'This form is too old. Open it again; nothing was done.'
const fieldOf = (fundId: string) => `fund-${fundId}`

/** Each fund has its own field: what it is to get, empty for nothing. */
function divideForm(fundIds: readonly string[]) {
  return z.object({
    version: z.string(tooOld).regex(/^\d{1,6}$/, tooOld),
    reason: typedReason(300),
    ...Object.fromEntries(fundIds.map((id) => [fieldOf(id), typedAmount.optional()])),
  })
}

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  if (pledge.owed === 0n) return notFound()
  const funds = await readOpenFunds(world.db)
  return {
    pledgeId,
    version: pledge.version,
    owed: pledge.owed,
    funds: funds.map(({ id, name }) => ({
      id,
      name,
      now: pledge.toCome.find(({ fundId }) => fundId === id)?.amount ?? cents(0n),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const funds = await readOpenFunds(world.db)
  const form = await readForm(args.request, divideForm(funds.map(({ id }) => id)))
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const typed = form.value as Record<string, unknown>
  const shares = funds.map(({ id }) => ({
    fundId: id,
    amount: parseCents(String(typed[fieldOf(id)] ?? '0')) ?? cents(0n),
  }))
  const { reason, version } = form.value
  const ask = { pledgeId, shares, reason, version: Number(version), requestId: requestIdOf(args) }
  const outcome = await dividePledge(world, officer, ask)
  if (outcome.ok) {
    const text = `What is to come is divided. The division before is kept as version ${outcome.value.version - 1}, and the giver is told.`
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-an-officer') return notFound()
  if (outcome.refused === 'not-the-sum') {
    const owed = formatCents(cents(BigInt(String(outcome.detail?.owed ?? 0))))
    return refuseForm(form, `The funds must get exactly what is to come, ${owed}, together. Nothing was divided.`)
  }
  return refuseForm(form, sentences[outcome.refused])
}

type Said = Exclude<DivideRefusal, 'not-an-officer' | 'not-the-sum'>
const sentences: Record<Said, string | { field: string; sentence: string }> = {
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'not-open': 'Nothing of this pledge is to come any more. Nothing was divided.',
  'changed-since': 'This pledge has changed since you opened the form. Open it again to see how it stands.',
  'being-paid':
    'A part of it is being paid, or money for it is expected. Divide it when that has come or is withdrawn.',
  'no-such-fund': 'One of these funds takes no gifts now.',
  'fund-twice': 'A fund is there twice.',
  'same-funds': 'It is divided like this already.',
  'period-closed': 'The books of this month are closed. Nothing was divided.',
}

export default function Divide() {
  const { pledgeId, version, owed, funds } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const values: Record<string, string> = form?.values ?? {}
  const errors: Record<string, string[] | undefined> = form?.fieldErrors ?? {}
  return (
    <StaffPage
      title="Divide a pledge anew"
      lead={`${formatCents(owed)} is to come. Its days and its sum stay; the books move what is promised from fund to fund, and the giver gets a letter.`}
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledgeId), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <input type="hidden" name="version" value={values.version ?? version} />
        <Stack>
          {funds.map(({ id, name, now }) => (
            <MoneyField
              key={id}
              name={fieldOf(id)}
              label={`For the ${name}`}
              defaultValue={form ? values[fieldOf(id)] : now > 0n ? typedDollars(now) : ''}
              error={errors[fieldOf(id)]}
              isOptional
            />
          ))}
          <Field
            name="reason"
            label="Reason"
            hint="What was agreed. Kept with the new version; the giver reads it."
            defaultValue={values.reason}
            error={errors.reason}
            maxLength={300}
          />
        </Stack>
        <FormActions>
          <Button>Divide it</Button>
          <ButtonLink kind="quiet" to={paths.admin.pledge(pledgeId)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
