import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readCallBySlug } from '#app/domain/grants/read-calls.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { type ReleaseRefusal, releaseDecisions } from '#app/domain/grants/release-decisions.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { Section } from '#app/ui/section.tsx'
import { Status } from '#app/ui/status.tsx'
import { world } from '#app/world.server.ts'
import { DraftedTable } from './drafted-table.tsx'
import { ReleaseWarnings } from './release-warnings.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `Release: ${page?.call.title ?? ''}` }]

const Ask = z.object({ expected: z.coerce.number().int().min(0) })

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const rows = await readPanel(world, person, call.id)
  const drafted = rows.filter((row) => row.state === 'decided')
  return { call, drafted, undecided: rows.filter((row) => row.outcome === null).length }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  await requireFreshStep(args)
  const call = (await readCallBySlug(world, args.params.call ?? '')) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return redirect(paths.admin.panelRelease(call.slug), 303)
  const outcome = await releaseDecisions(world, actorFor(args, person), { callId: call.id, ...form.value })
  if (outcome.ok) {
    const text = `Released: ${releasedWords(outcome.value.released)} known now, and the letters are on their way.`
    return redirectWithFlash(args.request, paths.admin.panel(call.slug), { tone: 'good', text })
  }
  if (outcome.refused === 'not-found') return notFound()
  const note = { tone: 'warn', text: sentences[outcome.refused] } as const
  return redirectWithFlash(args.request, paths.admin.panelRelease(call.slug), note)
}

function releasedWords(count: number): string {
  return count === 1 ? 'one decision is' : `${count} decisions are`
}

const sentences: Record<Exclude<ReleaseRefusal, 'not-found'>, string> = {
  'not-allowed': 'Only a programme officer releases decisions.',
  'nothing-to-release': 'There is no drafted decision to release.',
  'changed-since': 'Somebody drafted or changed a decision meanwhile. Nothing was released; look once more.',
  'own-application': 'You have a part in an application of this call, so a colleague must release its decisions.',
}

export default function ReleasePage() {
  const { call, drafted, undecided } = useLoaderData<typeof loader>()
  const count = drafted.length
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
      notices={count > 0 && <ReleaseWarnings call={call} undecided={undecided} />}
    >
      <Section title="Drafted decisions">
        {count === 0 ? <p>No decision is drafted that is not released yet.</p> : <DraftedTable rows={drafted} />}
      </Section>
      {count > 0 && (
        <form method="post">
          <input type="hidden" name="expected" value={count} />
          <FormActions note="It cannot be taken back.">
            <Button>Release {count === 1 ? 'the decision' : `${count} decisions`}</Button>
            <ButtonLink to={paths.admin.panel(call.slug)} kind="quiet">
              Back to the panel
            </ButtonLink>
          </FormActions>
        </form>
      )}
    </StaffPage>
  )
}
