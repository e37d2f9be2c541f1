import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Area } from '#app/area/area.ts'
import { formErrors } from '#app/area/form-errors.ts'
import { ownMeta } from '#app/area/page-meta.ts'
import { changeProfile, timeZones } from '#app/domain/people/change-profile.server.ts'
import { readPerson } from '#app/domain/people/read-person.server.ts'
import { readSessions } from '#app/domain/people/read-sessions.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound, optionalSession, requirePerson } from '#app/platform/guards.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { Places } from './places.tsx'
import { ProfileForm } from './profile-form.tsx'
import { Sessions } from './sessions.tsx'
import { WaysIn } from './ways-in.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => ownMeta(args, 'Account')

const Ask = z.object({
  name: z.string('Type the name we should call you by.'),
  timeZone: z.string('Choose the zone you live by.'),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const record = (await readPerson(world, person, person.id)) ?? notFound()
  const signedIn = await optionalSession(args)
  return { record, sessions: await readSessions(world, person), thisSession: signedIn?.session.id, timeZones }
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const outcome = await changeProfile(world, person, form.value)
  if (!outcome.ok) return refuseForm(form, sentences[outcome.refused], 400)
  return redirectWithFlash(args.request, paths.account(), { tone: 'good', text: 'Your name and time zone are kept.' })
}

const sentences = {
  'no-name': { field: 'name', sentence: 'Type the name we should call you by.' },
  'name-too-long': { field: 'name', sentence: 'A name is at most 200 letters long here.' },
  'no-such-zone': { field: 'timeZone', sentence: 'Choose a time zone of the list.' },
}

export default function AccountPage() {
  const page = useLoaderData<typeof loader>()
  const area = useRouteLoaderData<Area>('routes/account')
  const form = useActionData<typeof action>()?.form
  const { record } = page
  return (
    <PublicPage
      title={record.person.name}
      lead={record.person.email}
      width="text"
      notices={<ErrorSummary errors={formErrors(form)} />}
    >
      <Places links={area?.places ?? []} />
      <ProfileForm person={record.person} form={form} timeZones={page.timeZones} />
      <WaysIn record={record} />
      <Sessions sessions={page.sessions} thisSession={page.thisSession} zone={record.person.timeZone} />
    </PublicPage>
  )
}
