import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type CallNow, readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { markOf } from '#app/domain/grants/release/drafts-mark.server.ts'
import { planRelease } from '#app/domain/grants/release/plan-release.server.ts'
import { readDrafts } from '#app/domain/grants/release/read-drafts.server.ts'
import { readReleasePlan } from '#app/domain/grants/release/read-release-plan.server.ts'
import { isReleasable } from '#app/domain/grants/release/second-officer.ts'
import { releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { instantIn } from '#app/units/zoned-time.ts'
import { world } from '#app/world.server.ts'
import { DraftedTable } from './drafted-table.tsx'
import { PlanForm, WaitingPlan } from './plan-form.tsx'
import { RefusedPlan, ReleaseWarnings } from './release-warnings.tsx'
import { releaseSentences } from './release-words.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Release: ${page?.call.title ?? ''}` }]

const Ask = z.object({
  expected: z.string().max(64).default(''),
  act: z.enum(['release', 'plan']).default('release'),
  releaseAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Write when, as date and time.')
    .optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const [rows, drafts, plan] = await Promise.all([
    readPanel(world, person, call.id),
    readDrafts(world, person, call.id),
    readReleasePlan(world, person, call.id),
  ])
  const drafted = rows.filter((row) => row.state === 'decided')
  const seconds = drafts.map(({ applicationId, second }) => ({ applicationId, second }))
  const lacking = drafts.filter(({ second }) => !isReleasable(second)).map(({ number }) => number)
  const undecided = rows.filter((row) => row.outcome === null).length
  return { call, drafted, seconds, lacking, undecided, plan, expected: markOf(drafts), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  await requireFreshStep(args)
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { act, expected, releaseAt } = form.value
  const ask = { callId: call.id, expected }
  const to = paths.admin.panelRelease(call.slug)
  const done = act === 'plan' ? await plan(actorFor(args, person), call, { ...ask, clock: releaseAt }) : null
  if (done && 'field' in done) return refuseForm(form, done, 400)
  const outcome = done ?? (await releaseDecisions(world, actorFor(args, person), ask))
  if (outcome.ok && act === 'plan') {
    const text = 'The release is planned. Nobody outside learns anything before.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.ok) {
    const released = 'released' in outcome.value ? outcome.value.released : 0
    const text = `Released: ${releasedWords(released)} known now, and the letters are on their way.`
    return redirectWithFlash(args.request, paths.admin.panel(call.slug), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  if (outcome.refused === 'not-to-come' || outcome.refused === 'too-far')
    return refuseForm(form, { field: 'releaseAt', sentence: releaseSentences[outcome.refused] })
  return redirectWithFlash(args.request, to, { tone: 'warn', text: releaseSentences[outcome.refused] })
}

type Plan = { callId: CallNow['id']; expected: string; clock: string | undefined }

/** Plans by the clock of the call; what is wrong with the time as the form says it. */
async function plan(actor: Actor, call: CallNow, { clock, ...ask }: Plan) {
  if (!clock) return { field: 'releaseAt', sentence: 'Write when, as date and time.' }
  const releaseAt = instantIn(call.timeZone, clock)
  if (!releaseAt) return { field: 'releaseAt', sentence: 'No clock in the zone of the call shows this time.' }
  return planRelease(world, actor, { ...ask, releaseAt })
}

function releasedWords(count: number): string {
  return count === 1 ? 'one decision is' : `${count} decisions are`
}

export default function ReleasePage() {
  const { call, drafted, seconds, lacking, undecided, plan, expected, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const count = drafted.length
  const isPlanned = plan?.state === 'waiting'
  const isReady = count > 0 && lacking.length === 0 && !isPlanned
  return (
    <StaffPage
      title={`Release: ${call.title}`}
      lead="Applicants learn the decisions below at once, all together, and the letters leave."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
        { to: paths.admin.panel(call.slug), label: 'Panel' },
      ]}
      meta={<Status of={call.stage} />}
      notices={
        <>
          <ErrorSummary
            errors={formErrors(form)}
            kept="Nothing was released or planned; what you typed is still here."
          />
          <RefusedPlan plan={plan} zone={zone} />
          {count > 0 && <ReleaseWarnings call={call} undecided={undecided} lacking={lacking} plan={plan} />}
        </>
      }
    >
      <Section title="Drafted decisions">
        {count === 0 ? (
          <p>No decision is drafted that is not released yet.</p>
        ) : (
          <>
            <DraftedTable rows={drafted} drafts={seconds} />
            <p>
              <a href={paths.admin.panelLetters(call.slug)}>
                {count === 1 ? 'Read the letter that goes' : `Read the ${count} letters that go`} with them
              </a>
            </p>
          </>
        )}
      </Section>
      {isPlanned && <WaitingPlan plan={plan} call={call} zone={zone} />}
      {isReady && (
        <>
          <form method="post">
            <input type="hidden" name="expected" value={expected} />
            <FormActions note="It cannot be taken back.">
              <Button>Release {count === 1 ? 'the decision' : `${count} decisions`}</Button>
              <ButtonLink to={paths.admin.panel(call.slug)} kind="quiet">
                Back to the panel
              </ButtonLink>
            </FormActions>
          </form>
          <PlanForm call={call} expected={expected} form={form} />
        </>
      )}
    </StaffPage>
  )
}
