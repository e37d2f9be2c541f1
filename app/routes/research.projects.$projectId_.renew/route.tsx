import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { isGateOpen } from '#app/domain/grants/gate.ts'
import { readRenewalCalls } from '#app/domain/grants/read-calls.server.ts'
import { readGate } from '#app/domain/grants/read-gate.server.ts'
import { readProject } from '#app/domain/grants/read-projects.server.ts'
import { type BeginRenewalRefusal, beginRenewal } from '#app/domain/grants/renewals/begin-renewal.server.ts'
import { paths } from '#app/paths.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { GateList } from '#app/proposal/gate-words.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { dayIn } from '#app/units/time.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Renew the project')

const Ask = z.object({ call: z.string('Choose the call.').max(48) })

const sentences: Record<Exclude<BeginRenewalRefusal, 'not-found'>, { field: string; sentence: string }> = {
  'sent-already': {
    field: 'call',
    sentence: 'A renewal of this award was sent in this call already. It is among your applications.',
  },
  'takes-none': { field: 'call', sentence: 'This call does not take renewals.' },
  'not-open': { field: 'call', sentence: 'This call does not take applications now.' },
  'not-running': { field: 'call', sentence: 'The project does not run, so it cannot be renewed. Apply anew instead.' },
  'other-draft': {
    field: 'call',
    sentence: 'You have begun another application in this call. Send or withdraw it first.',
  },
}

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const id = parseId('prj', args.params.projectId) ?? notFound()
  const project = (await readProject(world, person, id)) ?? notFound()
  if (project.leadId !== person.id) notFound()
  const today = dayIn(world.lab.timeZone, world.clock.now())
  const [calls, gate] = await Promise.all([readRenewalCalls(world), readGate(world.db, id, today)])
  return {
    project: { id, title: project.title },
    calls: calls.map(({ slug, title, summary }) => ({ slug, title, summary })),
    gate,
  }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const projectId = parseId('prj', args.params.projectId) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await beginRenewal(world, actorFor(args, person), { projectId, callSlug: form.value.call })
  if (outcome.ok) return redirect(paths.research.application(outcome.value.applicationId), 303)
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, sentences[outcome.refused], 409)
}

export default function RenewPage() {
  const { project, calls, gate } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <PublicPage
      title="Renew the project"
      width="text"
      lead="You apply once more, with the answers of your last application where this call asks the same. Reviewers see what came of the award."
      breadcrumb={[
        { to: paths.research.home(), label: 'My research' },
        { to: paths.research.project(project.id), label: project.title },
      ]}
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was begun." />}
    >
      {!isGateOpen(gate) && (
        <Notice tone="warn" title="You can begin now, and send it once this is there">
          <GateList
            gate={gate}
            reportTo={(reportId) => paths.research.report(project.id, reportId)}
            releaseTo={(outputId) => paths.research.release(project.id, outputId)}
          />
        </Notice>
      )}
      {calls.length === 0 ? (
        <Empty title="No open call takes renewals now." />
      ) : (
        <form method="post" noValidate>
          <Stack>
            <Radios
              name="call"
              label="In which call?"
              choices={calls.map(({ slug, title, summary }) => ({ value: slug, label: title, hint: summary }))}
              defaultValue={form?.values.call ?? (calls.length === 1 ? calls[0]?.slug : undefined)}
              error={form?.fieldErrors.call}
            />
            <FormActions note="You get a number at once. Nothing is sent to us until you say so.">
              <Button>Begin the renewal</Button>
              <ButtonLink to={paths.research.project(project.id)} kind="quiet">
                Back
              </ButtonLink>
            </FormActions>
          </Stack>
        </form>
      )}
    </PublicPage>
  )
}
