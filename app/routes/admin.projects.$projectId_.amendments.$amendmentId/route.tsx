import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { amendmentKindWords } from '#app/domain/grants/amendments/amendment.ts'
import { answerAmendment } from '#app/domain/grants/amendments/answer-amendment.server.ts'
import { readAmendment } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { AmendmentAnswerAsk, answerSentences } from '#app/proposal/amendment-ask.ts'
import { AmendmentStatus, AmendmentWords } from '#app/proposal/amendments-part.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { OnDay } from '#app/ui/when.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { AnswerForm } from './answer-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Amendment' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer', 'auditor', 'administrator')
  const amendment = (await readAmendment(world, person, idsOf(args.params))) ?? notFound()
  return { amendment, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const { projectId, amendmentId } = idsOf(args.params)
  ;(await readAmendment(world, person, { projectId, amendmentId })) ?? notFound()
  const form = await readForm(args.request, AmendmentAnswerAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { to, answer, until } = form.value
  const answered = { amendmentId, to, answer, until: until ?? null }
  const outcome = await answerAmendment(world, actorFor(args, person), answered)
  if (outcome.ok) {
    const note = { tone: 'good', text: 'It is answered, and the lead is told by letter.' } as const
    return redirectWithFlash(args.request, paths.admin.amendment(projectId, amendmentId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, answerSentences[outcome.refused], 409)
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    amendmentId: parseId('amd', params.amendmentId) ?? notFound(),
  }
}

export default function AmendmentPage() {
  const { amendment, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const { project } = amendment
  return (
    <StaffPage
      title={`Amendment: ${amendmentKindWords[amendment.kind].label.toLowerCase()}`}
      breadcrumb={[
        { to: paths.admin.projects(), label: 'Projects' },
        { to: paths.admin.project(project.id), label: project.title },
      ]}
      meta={
        <>
          <AmendmentStatus state={amendment.state} />
          {amendment.state === 'asked' && (
            <>
              Answer by <OnDay on={amendment.replyBy} />
            </>
          )}
          {project.endsOn && (
            <>
              The project ends on <OnDay on={project.endsOn} />
            </>
          )}
        </>
      }
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed; what you typed is still here." />}
    >
      <AmendmentWords amendment={amendment} zone={zone} />
      {amendment.mayAnswer && <AnswerForm amendment={amendment} form={form} />}
    </StaffPage>
  )
}
