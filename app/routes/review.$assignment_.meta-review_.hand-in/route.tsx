import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { handInMetaReview } from '#app/domain/grants/sight/meta-review/hand-in-meta-review.server.ts'
import { metaProblems } from '#app/domain/grants/sight/meta-review/meta-review.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { refuseFields } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { metaWordsOf } from '#app/proposal/meta-ask.ts'
import { MetaReviewPage } from '#app/proposal/meta-review-page.tsx'
import { refuseNamed } from '#app/proposal/named-reply.ts'
import { ownMetaReview, readMetaForm } from '#app/proposal/own-meta-review.server.ts'
import { refuseMeta } from '#app/proposal/refuse-meta.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'Hand the meta-review in' }]

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
  const outcome = await handInMetaReview(world, actorFor(args, person), {
    assignmentId,
    base: form.value.base,
    words,
    mayName: form.value.mayName === 'yes',
  })
  if (outcome.ok) {
    const text = 'Handed in. Reviewers and officers read it; the applicant reads the part for them after the release.'
    return redirectWithFlash(args.request, paths.review.assignment(assignmentId), { tone: 'good', text })
  }
  if (outcome.refused === 'names-somebody') return refuseNamed(form.values, outcome.detail)
  if (outcome.refused !== 'incomplete')
    return refuseMeta(person, { assignmentId, values: form.values }, outcome.refused)
  return refuseFields(form, metaProblems(words))
}

export default function HandInPage() {
  return <MetaReviewPage {...useLoaderData<typeof loader>()} form={useActionData<typeof action>()?.form} />
}
