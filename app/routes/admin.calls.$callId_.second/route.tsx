import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { readSecondRule } from '#app/domain/grants/release/read-drafts.server.ts'
import { type RuleRefusal, setSecondRule } from '#app/domain/grants/release/set-second-rule.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { GpuHours } from '#app/ui/gpu-hours.tsx'
import { GpuHoursField } from '#app/ui/gpu-hours-field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { gpuHours, parseGpuHours } from '#app/units/gpu-time.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Two officers in ${page?.call.title ?? 'a call'}` },
]

const Ask = z.object({ hours: z.string().max(20).optional() })
const wrongHours = { field: 'hours', sentence: 'Write hours above zero as a number, such as 100,000.' }

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const rule = await readSecondRule(world.db, world.lab, id)
  return { call, rule, usual: gpuHours(world.lab.secondOfficerHours), mayAct: mayRunCalls(person) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  await requireFreshStep(args)
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const from = form.value.hours ? parseGpuHours(form.value.hours) : null
  if (form.value.hours && from === null) return refuseForm(form, wrongHours, 400)
  const outcome = await setSecondRule(world, actorFor(args, person), { callId, from })
  if (outcome.ok) {
    const text = from
      ? 'Kept. It counts for every decision not released yet.'
      : 'The call goes by what the lab has set.'
    return redirectWithFlash(args.request, paths.admin.callSecond(callId), { tone: 'good', text })
  }
  const { refused } = outcome
  if (refused === 'not-found' || refused === 'not-allowed') return notFound()
  return refuseForm(form, { field: 'hours', sentence: sentences[refused] })
}

const sentences: Record<Exclude<RuleRefusal, 'not-found' | 'not-allowed'>, string> = {
  'own-application': 'You have a part in an application of this call, so a colleague must change it.',
  'not-above-zero': wrongHours.sentence,
  'above-the-lab': 'A call takes two officers from fewer hours than the lab has set, or the same; never from more.',
  'drafts-wait': 'Decisions of this call are drafted and not released yet. Until they are, the hours can only go down.',
}

export default function SecondRulePage() {
  const { call, rule, usual, mayAct } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="Two officers for large awards"
      lead="A decision of this many GPU-hours or more, over all classes, is released only when an officer who did not draft it has agreed. A place on the waiting list counts with the hours asked for."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed; what you typed is still here." />}
    >
      <Section title="As it stands">
        <p>
          From <GpuHours of={rule.from} />, {rule.isOwn ? 'as this call says' : 'as the lab has set for every call'}.
        </p>
      </Section>
      {mayAct && (
        <Section title="Change it">
          <form method="post" noValidate>
            <Stack>
              <GpuHoursField
                name="hours"
                label="Two officers from"
                hint="At most what the lab has set. Empty: as the lab has set."
                defaultValue={form?.values.hours ?? (rule.isOwn ? rule.from : '')}
                error={form?.fieldErrors.hours}
                isOptional
              />
              <FormActions
                note={
                  <>
                    The lab has set <GpuHours of={usual} />.
                  </>
                }
              >
                <Button>Keep it</Button>
              </FormActions>
            </Stack>
          </form>
        </Section>
      )}
    </StaffPage>
  )
}
