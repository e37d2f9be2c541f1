import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { landingFor } from '#app/area/landing.ts'
import { openMeta } from '#app/area/page-meta.ts'
import { ownPath } from '#app/domain/people/own-path.ts'
import { readDemoPeople } from '#app/domain/people/read-demo-people.server.ts'
import { requestSignInLink } from '#app/domain/people/request-sign-in-link.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { publicPage } from '#app/platform/guards.server.ts'
import { limits, refuseTooOften, takeFromAll } from '#app/platform/limits.server.ts'
import { addressOf, addressPrefix } from '#app/platform/request.server.ts'
import { PublicPage } from '#app/ui/page.tsx'
import { world } from '#app/world.server.ts'
import { LinkSent } from './link-sent.tsx'
import { SignInForms } from './sign-in-forms.tsx'

export const handle = { hydrate: false }
export const meta: MetaFunction = (args) => openMeta(args, { title: 'Sign in' })

const Ask = z.object({
  email: z.string('Type your e-mail address.').max(254, 'An e-mail address is at most 254 characters long.'),
  to: z.string().optional(),
})

export async function loader(args: LoaderFunctionArgs) {
  const person = await publicPage(args)
  const to = ownPath(new URL(args.request.url).searchParams.get('to'), '')
  if (person) throw redirect(landingFor(person, to))
  return { to, isDemo: world.lab.isDemo, demoPeople: await readDemoPeople(world) }
}

export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return data({ form: form.reply, sentTo: null }, { status: 400 })
  const taken = await takeFromAll(world, [
    [limits.linkFromAddress, addressPrefix(addressOf(args))],
    [limits.linkToEmail, form.value.email.trim()],
  ])
  if (!taken.ok) return refuseTooOften(world, form, taken.retryAt)
  const outcome = await requestSignInLink(world, { email: form.value.email, to: form.value.to ?? null })
  if (!outcome.ok) {
    return refuseForm(
      form,
      { field: 'email', sentence: 'This is not an e-mail address. It looks like name@example.org.' },
      400,
    )
  }
  return data({ form: null, sentTo: form.value.email.trim() })
}

export default function SignInPage() {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  if (reply && 'sentTo' in reply && reply.sentTo) return <LinkSent email={reply.sentTo} isDemo={page.isDemo} />
  return (
    <PublicPage
      title="Sign in"
      width="text"
      lead="We send a link to your e-mail address. No account is needed: the first time, the link makes one."
    >
      <SignInForms to={page.to} form={reply?.form ?? undefined} demoPeople={page.demoPeople} />
    </PublicPage>
  )
}
