import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { readOwnApplicationId } from '#app/domain/grants/sight/reviewers.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseClosed, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { DiscussionPage } from '#app/proposal/discussion-page.tsx'
import { SayAsk, saySentences } from '#app/proposal/say-ask.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Discussion of ${page.number}` : 'Discussion' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const { number, title, proposal } = (await readAssignment(world, person, id)) ?? notFound()
  const { applicationId } = proposal ?? notFound()
  const before = parseId('dms', new URL(args.request.url).searchParams.get('before'))
  const now = world.clock.now()
  const discussion = (await readDiscussion(world.db, person, { applicationId, now, before })) ?? notFound()
  return { id, number, title, discussion, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const id = parseId('asg', args.params.assignment) ?? notFound()
  const applicationId = (await readOwnApplicationId(world.db, person, id)) ?? notFound()
  const form = await readForm(args.request, SayAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await sayInDiscussion(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.review.discussion(id), { tone: 'good', text: 'Said.' })
  }
  if (outcome.refused === 'not-found') return notFound()
  const said = saySentences[outcome.refused]
  if (await readAssignment(world, person, id)) return refuseForm(form, said)
  return refuseClosed({ sentence: said.sentence, typed: [{ label: 'Your message', text: form.value.words }] })
}

export default function ReviewDiscussion() {
  const { id, number, ...page } = useLoaderData<typeof loader>()
  return (
    <DiscussionPage
      {...page}
      number={number}
      breadcrumb={[
        { to: paths.review.home(), label: 'My reviews' },
        { to: paths.review.assignment(id), label: number },
      ]}
      to={paths.review.discussion(id)}
      earlierTo={(before) => paths.review.discussion(id, before)}
      messageTo={(messageId) => paths.review.message(id, messageId)}
      form={useActionData<typeof action>()?.form}
    />
  )
}
