import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { formErrors } from '#app/area/form-errors.ts'
import { type JudgeRefusal, judgeClaims, judgements } from '#app/domain/grants/openness/judge-claims.server.ts'
import { readRelease } from '#app/domain/grants/openness/read-release.server.ts'
import { parseTick } from '#app/domain/grants/openness/tick.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { standWords } from '#app/proposal/checklist-part.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { StaffPage } from '#app/ui/page.tsx'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { JudgeForm } from './judge-form.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `How open ${page?.release.title ?? 'it'} is` },
]

const Ask = z.object({
  components: z.array(z.string()).min(1, 'Tick what you have looked at.'),
  act: z.enum(judgements, 'Say what you found.'),
  reason: z.string().max(500, 'A reason is at most 500 letters.').default(''),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer', 'auditor', 'administrator')
  const release = (await readRelease(world, person, idsOf(args.params))) ?? notFound()
  return { release }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'compute_officer')
  const ids = idsOf(args.params)
  ;(await readRelease(world, person, ids)) ?? notFound()
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { act, reason } = form.value
  const ticks = form.value.components.flatMap((text) => parseTick(text) ?? [])
  if (ticks.length < form.value.components.length) return refuseForm(form, sentences['changed-since'])
  const judged = { outputId: ids.outputId, ticks, act, reason }
  const outcome = await judgeClaims(world, actorFor(args, person), judged)
  if (outcome.ok) {
    const note = { tone: 'good', text: done[act] } as const
    return redirectWithFlash(args.request, paths.admin.release(ids.projectId, ids.outputId), note)
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, sentences[outcome.refused])
}

const done = {
  check: 'Checked. Another officer verifies it.',
  verify: 'Verified, and it counts from now on. The project’s lead is told by letter.',
  fail: 'It does not count. The project’s lead reads why in a letter.',
}

const sentences: Record<Exclude<JudgeRefusal, 'not-found'>, string | { field: string; sentence: string }> = {
  'nothing-chosen': { field: 'components', sentence: 'Tick what you have looked at.' },
  'own-project': 'You have a part in this project, so others judge it.',
  'changed-since':
    'Some of what you ticked has changed since you opened this page. It is shown as it is now, without its tick: look at it, and tick it anew. Nothing was changed.',
  'wrong-state':
    'Not all that is ticked can take this step: what is claimed is checked, what is checked is verified. Nothing was changed.',
  'same-person': 'You checked some of these yourself: another officer verifies them. Nothing was changed.',
  'reason-missing': { field: 'reason', sentence: 'Say what is not as it says; the project’s lead reads it.' },
}

function idsOf(params: LoaderFunctionArgs['params']) {
  return {
    projectId: parseId('prj', params.projectId) ?? notFound(),
    outputId: parseId('out', params.outputId) ?? notFound(),
  }
}

export default function StaffReleasePage() {
  const { release } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <StaffPage
      title={`How open ${release.title} is`}
      lead={standWords(release.checklist, release.promised)}
      breadcrumb={[
        { to: paths.admin.projects(), label: 'Projects' },
        { to: paths.admin.project(release.project.id), label: release.project.title },
      ]}
      meta={
        <>
          <a href={release.url}>{release.url}</a>, {release.licence}
        </>
      }
      notices={<ErrorSummary errors={formErrors(form)} kept="Nothing was changed." />}
    >
      <JudgeForm release={release} form={form} />
    </StaffPage>
  )
}
