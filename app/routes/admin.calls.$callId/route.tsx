import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formErrors } from '#app/area/form-errors.ts'
import { timelineOf } from '#app/area/timeline-of.ts'
import { changeCall } from '#app/domain/grants/change-call.server.ts'
import { mayRunCalls } from '#app/domain/grants/policy.ts'
import { readCall, readGpuClassNames } from '#app/domain/grants/read-calls.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { mayOpen } from '#app/policy-table.ts'
import { CallAsk, callSentences, callWordsOf } from '#app/proposal/call-ask.ts'
import { CallDeadline } from '#app/proposal/call-deadline.tsx'
import { CallForm } from '#app/proposal/call-form.tsx'
import { Paragraphs } from '#app/proposal/paragraphs.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Row } from '#app/ui/layout.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.call.title ?? 'Call' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = parseId('cal', args.params.callId) ?? notFound()
  const call = (await readCall(world, id)) ?? notFound()
  const [classes, activity] = await Promise.all([
    readGpuClassNames(world),
    readActivity(world.db, person, { type: 'call', id }),
  ])
  const maySeeReviews = mayOpen(person, 'admin.calls.$callId_.reviews')
  return { call, classes, activity, maySeeReviews, mayAct: mayRunCalls(person), zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const callId = parseId('cal', args.params.callId) ?? notFound()
  const form = await readForm(args.request, CallAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const call = callWordsOf(form.value)
  if (!call.ok) return refuseForm(form, call.said, 400)
  const { slug: _slug, ...words } = call.words
  const outcome = await changeCall(world, actorFor(args, person), { ...words, callId })
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.admin.call(callId), { tone: 'good', text: 'The call is changed.' })
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, callSentences[outcome.refused], 409)
}

export default function CallPage() {
  const { call, classes, activity, maySeeReviews, mayAct, zone } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={call.title}
      breadcrumb={[{ to: paths.admin.calls(), label: 'Calls' }]}
      notices={<ErrorSummary errors={formErrors(form)} kept="The call is as it was; what you typed is still here." />}
      meta={
        <>
          <Status of={call.stage} /> closes <CallDeadline call={call} readerZone={zone} />
        </>
      }
      actions={
        <Row>
          <ButtonLink to={paths.admin.callForm(call.id)} kind="quiet">
            Form
          </ButtonLink>
          <ButtonLink to={paths.admin.callRubric(call.id)} kind="quiet">
            Criteria
          </ButtonLink>
          <ButtonLink to={paths.admin.callAgreement(call.id)} kind="quiet">
            Agreement
          </ButtonLink>
          <ButtonLink to={paths.admin.callLetters(call.id)} kind="quiet">
            Letters
          </ButtonLink>
          <ButtonLink to={paths.admin.callAfter(call.id)} kind="quiet">
            After the award
          </ButtonLink>
          <ButtonLink to={paths.admin.callExport(call.id)} kind="quiet">
            Files
          </ButtonLink>
          <ButtonLink to={paths.admin.callSecond(call.id)} kind="quiet">
            Two officers
          </ButtonLink>
          {mayAct && (
            <ButtonLink to={paths.admin.newCall(call.id)} kind="quiet">
              Copy
            </ButtonLink>
          )}
          <ButtonLink to={paths.admin.callExtensions(call.id)} kind="quiet">
            More time
          </ButtonLink>
          {mayAct && (
            <ButtonLink to={paths.admin.callAssign(call.id)} kind="quiet">
              Assign reviewers
            </ButtonLink>
          )}
          {maySeeReviews && (
            <ButtonLink to={paths.admin.callReviews(call.id)} kind="quiet">
              Reviews
            </ButtonLink>
          )}
          <ButtonLink to={paths.admin.panel(call.slug)} kind="quiet">
            Panel
          </ButtonLink>
          <ButtonLink to={paths.call(call.slug)} kind="quiet">
            Public page
          </ButtonLink>
        </Row>
      }
    >
      {mayAct ? (
        <Section title="Change it">
          <CallForm call={call} classes={classes} zone={call.timeZone} form={form} button="Save the call" />
        </Section>
      ) : (
        <Section title="What it asks for">
          <Paragraphs text={call.body} />
        </Section>
      )}
      <Section title="What happened">
        <Timeline happenings={timelineOf(activity)} zone={zone} />
      </Section>
    </StaffPage>
  )
}
