import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { readAwardRule } from '#app/domain/grants/reports/read-award-rule.server.ts'
import { setAwardRule } from '#app/domain/grants/reports/set-award-rule.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { RuleForm } from './rule-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `After an award of ${page?.call.title ?? 'a call'}` },
]

const whole = (most: number) =>
  z.coerce
    .number('Write a whole number.')
    .int('Write a whole number.')
    .min(0, 'Not below zero.')
    .max(most, `At most ${most}.`)

const Ask = z.object({ everyMonths: whole(24), finalDays: whole(365), lastShare: whole(100) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  return { call, rule: await readAwardRule(world.db, id), mayAct: mayRunCalls(person) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await setAwardRule(world, actorFor(args, person), { callId, ...form.value })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'Offers signed from now on owe this.' } as const
    return redirectWithFlash(args.request, paths.admin.callAfter(callId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, 'One of these is out of range.', 400)
}

export default function AfterPage() {
  const { call, rule, mayAct } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="After an award"
      lead="What a project of this call owes once its offer is signed, and how much of its hours waits for it."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed; what you typed is still here." />}
    >
      {mayAct ? (
        <RuleForm rule={rule} form={form} />
      ) : (
        <SummaryList
          rows={[
            { term: 'A report every', value: rule.everyMonths === 0 ? 'None' : `${rule.everyMonths} months` },
            { term: 'The final report', value: `${rule.finalDays} days after the last month of hours` },
            { term: 'Waits for them', value: `The last ${rule.lastShare}% of the hours` },
          ]}
        />
      )}
    </StaffPage>
  )
}
