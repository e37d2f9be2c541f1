import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { changeForm } from '#app/domain/grants/forms/change-form.server.ts'
import { findSection, questionsOf } from '#app/domain/grants/forms/form.ts'
import { readCallForms } from '#app/domain/grants/forms/read-forms.server.ts'
import { readCall } from '#app/domain/grants/read-calls.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { formSentences } from '#app/proposal/form-sentences.ts'
import { QuestionAsk, questionWordsOf } from '#app/proposal/question-ask.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { QuestionForm } from './question-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.question ? `Question: ${page.question.label}` : 'New question' },
]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'programme_officer')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const { published, draft, seen } = await readCallForms(world, id)
  const form = draft ?? published
  const asked = new URL(args.request.url).searchParams
  const name = asked.get('name')
  const question = name === null ? null : (questionsOf(form).find((one) => one.name === name) ?? notFound())
  const home = form.sections.find(({ questions }) => questions.some((one) => one.name === name))
  const section = home ?? findSection(form, asked.get('section') ?? undefined) ?? form.sections[0] ?? notFound()
  return { call, question, sections: form.sections, section: section.name, seen }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, QuestionAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  if (!(await readCall(world, callId))) return notFound()
  const { version, revision, name = null, section, label } = form.value
  const { published, draft } = await readCallForms(world, callId)
  const before = questionsOf(draft ?? published).find((one) => one.name === name) ?? null
  const words = questionWordsOf(form.value, before)
  const change = { kind: 'question-written', section, name, words } as const
  const outcome = await changeForm(world, actorFor(args, person), { callId, seen: { version, revision }, change })
  if (outcome.ok) {
    const note = { tone: 'good', text: `“${label}” is written.` } as const
    return redirectWithFlash(args.request, paths.admin.callForm(callId), note)
  }
  if (outcome.refused === 'not-found' || outcome.refused === 'not-allowed') return notFound()
  return refuseForm(form, formSentences[outcome.refused])
}

export default function QuestionPage() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={page.question ? 'Change a question' : 'New question'}
      lead={page.question?.label}
      breadcrumb={[
        { to: paths.admin.call(page.call.id), label: page.call.title },
        { to: paths.admin.callForm(page.call.id), label: 'What applicants are asked' },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="What you typed is still here." />}
    >
      <QuestionForm {...page} callId={page.call.id} form={form} />
    </StaffPage>
  )
}
