import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { typedDay, typedReason } from '#app/area/typed-fields.ts'
import { type MoveRefusal, moveInstalment } from '#app/domain/giving/pledges/move-instalment.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { type Day, formatDay } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'Move a part' }]

const MoveForm = z.object({
  part: z.string(),
  dueOn: typedDay('Type the new day.'),
  reason: typedReason(300),
})

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  const asked = new URL(args.request.url).searchParams.get('part')
  const part = pledge.instalments.find(({ id, owed }) => id === asked && owed > 0n) ?? notFound()
  return { pledgeId, part }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  const form = await readForm(args.request, MoveForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const part = pledge.instalments.find(({ id }) => id === form.value.part) ?? notFound()
  const dueOn = form.value.dueOn as Day
  const outcome = await moveInstalment(world, officer, { instalmentId: part.id, dueOn, reason: form.value.reason })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), {
      tone: 'good',
      text: `Part ${part.place} is due on ${formatDay(dueOn)}. The schedule before is kept as version ${outcome.value.version - 1}.`,
    })
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<MoveRefusal, 'not-an-officer'>, string | { field: string; sentence: string }> = {
  'no-reason': { field: 'reason', sentence: 'Say why.' },
  'day-past': { field: 'dueOn', sentence: 'A part cannot be due before today.' },
  'same-day': { field: 'dueOn', sentence: 'This is the day it is due now.' },
  'not-open': 'This part is settled or being paid, or the pledge has ended. Nothing was moved.',
}

export default function Move() {
  const { pledgeId, part } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Move part ${part.place}`}
      lead={`${formatCents(part.owed)}, due ${formatDay(part.dueOn)}. The books do not change: the sum stays.`}
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledgeId), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <form method="post">
        <input type="hidden" name="part" value={part.id} />
        <Field
          name="dueOn"
          kind="date"
          label="New day"
          defaultValue={form?.values.dueOn ?? part.dueOn}
          error={form?.fieldErrors.dueOn}
          width="short"
        />
        <Field
          name="reason"
          label="Reason"
          hint="Kept with the new version of the schedule; the giver sees it."
          defaultValue={form?.values.reason}
          error={form?.fieldErrors.reason}
          maxLength={300}
        />
        <FormActions>
          <Button>Move it</Button>
          <ButtonLink kind="quiet" to={paths.admin.pledge(pledgeId)}>
            Leave it
          </ButtonLink>
        </FormActions>
      </form>
    </StaffPage>
  )
}
