import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { decidableStates } from '#app/domain/grants/application.ts'
import { type DecideRefusal, decideApplication } from '#app/domain/grants/decide-application.server.ts'
import { outcomes } from '#app/domain/grants/decision.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { DecideForm } from '#app/proposal/decide-form.tsx'
import { DecisionWords } from '#app/proposal/decision-words.tsx'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { readClassHours } from '#app/proposal/read-class-hours.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Decide ${page.application.number}` : 'Decide' },
]

const Ask = z.object({
  outcome: z.enum(outcomes, 'Choose an outcome.'),
  reason: z.string().max(5000, 'At most 5,000 letters.').default(''),
  privateNote: z.string().max(5000, 'At most 5,000 letters.').default(''),
  basedOn: z.coerce.date().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const id = applicationIdIn(args)
  const application = (await readStaffApplication(world, person, id)) ?? notFound()
  if (!decidableStates.includes(application.state)) throw redirect(paths.admin.application(id))
  return { application, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  const to = paths.admin.application(applicationId)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const hours = readClassHours(form.values, 'granted')
  if (!hours.ok)
    return refuseForm(form, { field: hours.field, sentence: 'Write hours as a number, such as 12,400.' }, 400)
  const { basedOn = null, ...words } = form.value
  const ask = { ...words, applicationId, granted: hours.hours, basedOn }
  const outcome = await decideApplication(world, actorFor(args, person), ask)
  if (outcome.ok) {
    const text = 'The draft is kept. Nobody outside sees it before the release.'
    return redirectWithFlash(args.request, to, { tone: 'good', text })
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'own-application') return notFound()
  if (outcome.refused === 'not-in-review') {
    return redirectWithFlash(args.request, to, {
      tone: 'warn',
      text: 'This application cannot be decided in its present state.',
    })
  }
  const { basedOn: _read, ...typed } = form.values
  const values = outcome.refused === 'decided-meanwhile' ? typed : form.values
  return refuseForm({ values }, sentences[outcome.refused])
}

type Refusal = Exclude<DecideRefusal, 'not-found' | 'own-application' | 'not-in-review'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  'not-allowed': 'Only a programme officer decides.',
  'reason-missing': {
    field: 'reason',
    sentence: 'Write the applicant a reason: a waiting list and a refusal need one.',
  },
  'no-hours': 'Grant hours in at least one class, or choose another outcome.',
  'more-than-asked': 'You cannot grant more hours than were asked for.',
  'decided-meanwhile':
    'Somebody drafted a decision after you opened the page. It stands on top; keep yours below only if it is to replace it.',
}

export default function DecidePage() {
  const { application, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`Decide ${application.number}`}
      lead={application.title}
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(application.id), label: application.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was kept; what you typed is still here." />}
    >
      {application.decision && (
        <Section title="As it is drafted now">
          <DecisionWords decision={application.decision} zone={zone} />
        </Section>
      )}
      <Section title="Decision">
        <DecideForm application={application} form={form} />
      </Section>
    </StaffPage>
  )
}
