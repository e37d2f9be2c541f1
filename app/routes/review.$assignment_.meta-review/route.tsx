import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import { saveMetaReview } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { MetaAsk, metaWordsOf } from '#app/proposal/meta-ask.ts'
import { MetaReviewPage } from '#app/proposal/meta-review-page.tsx'
import { refuseMeta } from '#app/proposal/refuse-meta.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction = () => [{ title: 'What the discussion came to' }]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const own = (await readOwnMetaReview(world.db, person, id)) ?? notFound()
  return { id, own, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const assignmentId = parseId('asg', args.params.assignment) ?? notFound()
  const form = await readForm(args.request, MetaAsk)
  if (!form.ok) {
    const own = await readOwnMetaReview(world.db, person, assignmentId)
    return own ? data({ form: form.reply }, { status: 400 }) : notFound()
  }
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
