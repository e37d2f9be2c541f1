import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ReasonForm } from '#app/area/reason-form.tsx'
import { type MeetRefusal, meetCondition } from '#app/domain/giving/pledges/meet-condition.server.ts'
import { readPledge } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { formatCents } from '#app/units/money.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction = () => [{ title: 'The condition is met' }]

const said = 'Say what shows that it is met.'
const MeetForm = z.object({ evidence: z.string(said).trim().min(1, said).max(1000, 'At most 1,000 letters.') })

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledge(world.db, officer, pledgeId)) ?? notFound()
  if (pledge.kind !== 'conditional' || pledge.state !== 'active' || pledge.conditionMetAt) return notFound()
  return { pledgeId, condition: pledge.condition, owed: pledge.owed }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'finance_officer')
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const form = await readForm(args.request, MeetForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await meetCondition(world, officer, { pledgeId, ...form.value })
  if (outcome.ok)
    return redirectWithFlash(args.request, paths.admin.pledge(pledgeId), {
      tone: 'good',
      text: 'Noted. The pledge is owed from today and stands in the books as receivable.',
    })
  if (outcome.refused === 'not-an-officer') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

const sentences: Record<Exclude<MeetRefusal, 'not-an-officer'>, string | { field: string; sentence: string }> = {
  'no-evidence': { field: 'evidence', sentence: said },
  'not-conditional': 'This pledge waits for no condition any more. Nothing was done.',
  'period-closed': 'The books of this month are closed. Nothing was done.',
}

export default function Meet() {
  const { pledgeId, condition, owed } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="The condition is met"
      lead={`“${condition}” From then on ${formatCents(owed)} are owed and stand in the books.`}
      breadcrumb={[
        { to: paths.admin.pledges(), label: 'Pledges' },
        { to: paths.admin.pledge(pledgeId), label: 'Pledge' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <ReasonForm
        form={form}
        name="evidence"
        label="What shows it"
        hint="An address, a report, a letter: what an auditor will ask for. The giver sees it."
        most={1000}
        act="It is met"
        back={{ to: paths.admin.pledge(pledgeId), label: 'Not yet' }}
      />
    </StaffPage>
  )
}
