import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readDiscussion } from '#app/domain/grants/sight/discussion/read-discussion.server.ts'
import { sayInDiscussion } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { DiscussionPage } from '#app/proposal/discussion-page.tsx'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { SayAsk, saySentences } from '#app/proposal/say-ask.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

export const handle = { hydrate: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `Reviewers on ${page.number}` : 'Reviewers on an application' },
]

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'programme_officer', 'auditor', 'administrator')
  const id = applicationIdIn(args)
  const { number, title } = (await readStaffApplication(world, person, id)) ?? notFound()
  const before = parseId('dms', new URL(args.request.url).searchParams.get('before'))
  const asked = { applicationId: id, now: world.clock.now(), before }
  const discussion = (await readDiscussion(world.db, person, asked)) ?? notFound()
  return { id, number, title, discussion, zone: person.timeZone }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'programme_officer')
  const applicationId = applicationIdIn(args)
  if (!(await readStaffApplication(world, person, applicationId))) return notFound()
  const form = await readForm(args.request, SayAsk)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await sayInDiscussion(world, actorFor(args, person), { applicationId, ...form.value })
  if (outcome.ok) {
    const to = paths.admin.applicationDiscussion(applicationId)
    return redirectWithFlash(args.request, to, { tone: 'good', text: 'Said.' })
  }
  return outcome.refused === 'not-found' ? notFound() : refuseForm(form, saySentences[outcome.refused])
}

export default function ApplicationDiscussion() {
  const { id, number, ...page } = useLoaderData<typeof loader>()
  return (
    <DiscussionPage
      {...page}
      number={number}
      breadcrumb={[
        { to: paths.admin.applications(), label: 'Applications' },
        { to: paths.admin.application(id), label: number },
      ]}
      to={paths.admin.applicationDiscussion(id)}
      earlierTo={(before) => paths.admin.applicationDiscussion(id, before)}
      messageTo={(messageId) => paths.admin.applicationMessage(id, messageId)}
      form={useActionData<typeof action>()?.form}
    />
  )
}
