import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { readCallProgress } from '#app/domain/grants/reminders/read-call-progress.server.ts'
import { readReminderRule } from '#app/domain/grants/reminders/read-reminder-rule.server.ts'
import { mostDays, mostMarks, readMarks } from '#app/domain/grants/reminders/reminder-rule.ts'
import { setReminderRule } from '#app/domain/grants/reminders/set-reminder-rule.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { ProgressTable, SentTable } from './progress-part.tsx'
import { RuleForm } from './rule-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Reviews of ${page?.call.title ?? 'a call'}` },
]

const rangeSentence = `Write at most ${mostMarks} numbers of days, each from 1 to ${mostDays}.`
const marks = z.string().max(40, rangeSentence).default('').transform(readMarks)
const Ask = z.object({ reviewBefore: marks, reviewAfter: marks, draftBefore: marks })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const progress = (await readCallProgress(world, person, id)) ?? notFound()
  const rule = await readReminderRule(world.db, id)
  return { call: { id, title: call.title }, progress, rule, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { reviewBefore, reviewAfter, draftBefore } = form.value
  if (!reviewBefore) return refuseForm(form, { field: 'reviewBefore', sentence: rangeSentence }, 400)
  if (!reviewAfter) return refuseForm(form, { field: 'reviewAfter', sentence: rangeSentence }, 400)
  if (!draftBefore) return refuseForm(form, { field: 'draftBefore', sentence: rangeSentence }, 400)
  const rule = { callId, reviewBefore, reviewAfter, draftBefore }
  const outcome = await setReminderRule(world, actorFor(args, person), rule)
  if (outcome.ok) {
    const note = { tone: 'good', text: 'These days count from the next morning.' } as const
    return redirectWithFlash(args.request, paths.admin.callReviews(callId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, rangeSentence, 400)
}

export default function ReviewsPage() {
  const { call, progress, rule, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Reviews and reminders"
      lead={leadOf(progress)}
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed; what you typed is still here." />}
    >
      <Section title="How far the reviews are">
        <ProgressTable reviewers={progress.reviewers} zone={zone} />
      </Section>
      {mayAct && (
        <Section title="When people are reminded">
          <RuleForm rule={rule} form={form} />
        </Section>
      )}
      <Section title="Reminders sent">
        {progress.draftReminders > 0 && (
          <p>
            {progress.draftReminders === 1 ? 'One letter' : `${progress.draftReminders} letters`} went to applicants
            with a draft.
          </p>
        )}
        <SentTable reminders={progress.reminders} zone={zone} />
      </Section>
    </StaffPage>
  )
}

type Counted = { asked: number; done: number; late: number; applications: number; complete: number; nobody: number }

function leadOf({ asked, done, late, applications, complete, nobody }: Counted): string {
  const parts = [`${done} of ${asked} reviews are in${late > 0 ? `, ${late} late` : ''}.`]
  if (applications > 0) parts.push(`${complete} of ${applications} applications in review have all of theirs.`)
  if (nobody > 0) parts.push(`${nobody} ${nobody === 1 ? 'waits' : 'wait'} for somebody to be asked.`)
  return parts.join(' ')
}
