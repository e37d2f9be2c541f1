import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { type ChangeRubricRefusal, changeRubric } from '#app/domain/grants/rubrics/change-rubric.server.ts'
import { isRubricFixed, readRubric } from '#app/domain/grants/rubrics/read-rubric.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { criteriaOf, RubricAsk } from '#app/proposal/rubric-ask.ts'
import { RubricTable } from '#app/proposal/rubric-table.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { RubricForm } from './rubric-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Criteria of ${page?.call.title ?? 'a call'}` },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const [rubric, isFixed] = await Promise.all([readRubric(world.db, id), isRubricFixed(world.db, id)])
  return { call, rubric, isFixed, mayAct: mayRunCalls(person) }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, RubricAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { number, blindness } = form.value
  const criteria = criteriaOf(form.values)
  const outcome = await changeRubric(world, actorFor(args, person), { callId, number, criteria, blindness })
  if (outcome.ok) {
    const note = { tone: 'good', text: 'Reviews of this call are written by these criteria.' } as const
    return redirectWithFlash(args.request, paths.admin.callRubric(callId), note)
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return refuseForm(form, sentences[outcome.refused])
}

type Refusal = Exclude<ChangeRubricRefusal, 'not-found' | 'not-allowed'>
const sentences: Record<Refusal, string | { field: string; sentence: string }> = {
  stale: 'Somebody changed these criteria meanwhile. Nothing of yours was kept; look at them as they are now.',
  'reviews-begun': 'A review of this call is being written, so its criteria stay as they are.',
  'names-promised': {
    field: 'blindness',
    sentence: 'Applications were begun in the belief that reviewers see no names, so this stays.',
  },
  'no-criterion': { field: 'title-1', sentence: 'Name at least one criterion.' },
  'too-many-criteria': { field: 'title-8', sentence: 'At most eight criteria.' },
  'weights-not-100': {
    field: 'weight-1',
    sentence: 'The weights must be whole numbers above nothing that add up to 100.',
  },
  'ends-without-words': { field: 'level-1-1', sentence: 'Say of every criterion what 1 and 5 mean.' },
}

export default function RubricPage() {
  const { call, rubric, isFixed, mayAct } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title="By what it is reviewed"
      lead="The public page shows the criteria and their weights; the panel ranks by the mean they make."
      breadcrumb={[
        { to: paths.admin.calls(), label: 'Calls' },
        { to: paths.admin.call(call.id), label: call.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      {isFixed && (
        <Notice title="Reviews have begun">
          All reviews of a call are written and weighed alike, so nothing here changes any more.
        </Notice>
      )}
      {isFixed || !mayAct ? (
        <Section title="Criteria">
          <RubricTable rubric={rubric} />
          <p>{rubric.blindness === 'double' ? 'Reviewers see no names.' : 'Reviewers see who applies.'}</p>
        </Section>
      ) : (
        <RubricForm rubric={rubric} form={form} />
      )}
    </StaffPage>
  )
}
