import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveMetaReview } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { metaWordsOf } from '#app/proposal/meta-ask.ts'
import { MetaReviewPage } from '#app/proposal/meta-review-page.tsx'
import { ownMetaReview, readMetaForm } from '#app/proposal/own-meta-review.server.ts'
import { refuseMeta } from '#app/proposal/refuse-meta.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'What the discussion came to' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  return ownMetaReview(person, args.params.assignment)
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readMetaForm(args.request, person, assignmentId)
  if (!form.ok) return form.answer
  const words = metaWordsOf(form.value)
  const outcome = await saveMetaReview(world, actorFor(args, person), { assignmentId, base: form.value.base, words })
  if (outcome.ok) {
    const text = 'Saved. Only you see it until you hand it in.'
    return redirectWithFlash(args.request, paths.review.metaReview(assignmentId), { tone: 'good', text })
  }
  return refuseMeta(person, { assignmentId, values: form.values }, outcome.refused)
}

export default function MetaReview() {
  return <MetaReviewPage {...useLoaderData<typeof loader>()} form={useActionData<typeof action>()?.form} />
}
