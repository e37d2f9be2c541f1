import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { type RunSettings, usualSettings } from '#app/domain/grants/assignment/assignment-run.ts'
import { steps } from '#app/domain/grants/assignment/proposal.ts'
import { readAssignmentDesk, type SeenRun } from '#app/domain/grants/assignment/read-run.server.ts'
import { type StartRunRefusal, startRun } from '#app/domain/grants/assignment/start-run.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'
import { AssignAsk, settingsOf } from './assign-ask.ts'
import { ChangesTable, LoadTable, Shortcomings } from './proposal-part.tsx'
import { SettingsForm } from './settings-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Assign reviewers: ${page?.call.title ?? ''}` },
]

export async function loader(args: LoaderFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, callId)) ?? notFound()
  const desk = await readAssignmentDesk(world, officer, callId)
  const settings: RunSettings = desk.run?.settings ?? usualSettings
  const dueOn = settings.dueAt ? dayIn(world.lab.timeZone, new Date(settings.dueAt)) : ''
  return { call: { id: call.id, title: call.title }, desk, settings, dueOn }
}

export async function action(args: ActionFunctionArgs) {
  const officer = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, AssignAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const asked = settingsOf(form.value, world.lab.timeZone)
  if (!asked.ok) return refuseForm(form, asked.said, 400)
  const outcome = await startRun(world, actorFor(args, officer), { callId, ...asked.settings })
  if (outcome.ok) {
    const text = 'It is being worked out. Nobody is asked before you confirm.'
    return redirectWithFlash(args.request, paths.admin.callAssign(callId), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  return refuseForm(form, sentences[outcome.refused], 409)
}

const sentences: Record<Exclude<StartRunRefusal, 'not-found'>, string> = {
  'not-allowed': 'Only a programme officer asks reviewers.',
  'due-past': 'That day is over; choose a due day from today on.',
  'nothing-to-read': 'No application of this call is in review, so there is nothing to read.',
  'nobody-to-ask': 'Nobody is a reviewer yet. An administrator gives people that role.',
}

export default function AssignPage() {
  const { call, desk, settings, dueOn } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Assign reviewers: ${call.title}`}
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      lead="A proposal of who reads what, by what reviewers say they know, and without conflicts. It only adds: whoever was asked stays asked."
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was worked out; what you typed is still here." />}
    >
      {desk.run && <RunPart run={desk.run} desk={desk} callId={call.id} />}
      <Section title="What is asked for">
        <SettingsForm desk={desk} settings={settings} dueOn={dueOn} form={form} />
      </Section>
    </StaffPage>
  )
}

type RunPartProps = { run: SeenRun; desk: Parameters<typeof ChangesTable>[0]['desk']; callId: string }

function RunPart({ run, desk, callId }: RunPartProps) {
  if (!run.proposal) {
    const behind = run.step === null ? 0 : steps.indexOf(run.step)
    return (
      <Section title="Under way">
        <Progress label={stepWords[run.step ?? 'waiting']} done={behind} of={steps.length} />
        <p>
          <ButtonLink to={paths.admin.callAssign(callId)} kind="quiet">
            Look again
          </ButtonLink>
        </p>
      </Section>
    )
  }
  if (run.state === 'confirmed') {
    return <Notice tone="good" title={`Asked as proposed: ${reviewsWords(run.proposal.added.length)}`} />
  }
  const { before, after } = run.proposal.worst
  return (
    <>
      <Section title="Proposal">
        {!run.isCurrent && (
          <Notice tone="warn" title="Something changed since this was worked out.">
            <p>An assignment, a conflict, a reviewer or an application is no longer as it was. Work it out again.</p>
          </Notice>
        )}
        <Shortcomings desk={desk} proposal={run.proposal} />
        <p>
          The worst-served application is served to {after} of 100{after > before && `, lifted from ${before}`}.{' '}
          {run.proposal.isBest
            ? 'Before lifting it, nothing fitted better as a whole.'
            : 'The call is too large to try every case of two colleagues who would meet; what fits is near the best.'}
        </p>
        <ChangesTable desk={desk} proposal={run.proposal} />
        {run.isCurrent && run.proposal.added.length > 0 && (
          <form method="post" action={paths.admin.callAssignConfirm(callId)}>
            <input type="hidden" name="runId" value={run.id} />
            <Button>Ask for {reviewsWords(run.proposal.added.length)}</Button>
          </form>
        )}
      </Section>
      <LoadTable desk={desk} proposal={run.proposal} most={run.settings.most} />
    </>
  )
}

function reviewsWords(count: number): string {
  return count === 1 ? 'one review' : `${count.toLocaleString('en-US')} reviews`
}

const stepWords = {
  waiting: 'Waiting for its turn',
  reading: 'Reading the call',
  matching: 'Comparing texts and topics',
  seating: 'Finding who reads what',
  lifting: 'Lifting the worst served',
} as const
