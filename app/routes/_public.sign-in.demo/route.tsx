import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { ownPath } from '#app/domain/people/own-path.ts'
import { signInAsDemoPerson } from '#app/domain/people/sign-in-as-demo-person.server.ts'
import { paths } from '#app/paths.ts'
import { enter } from '#app/platform/enter.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, publicPage } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'
import { demoLanding } from './demo-landing.ts'

const Ask = z.object({ email: z.string(), to: z.string().optional() })

/** The people to sign in as stand on the page for signing in, while there are any. */
export async function loader(args: LoaderFunctionArgs) {
  await publicPage(args)
  return world.lab.isDemo ? redirect(paths.signIn()) : notFound()
}

/** One click in, while the portal is a demonstration; otherwise there is nothing here. */
export async function action(args: ActionFunctionArgs) {
  await publicPage(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return notFound()
  const outcome = await signInAsDemoPerson(world, form.value.email)
  if (!outcome.ok) return notFound()
  const to = ownPath(form.value.to, '') || demoLanding(outcome.value.email)
  return enter(args, outcome.value, { to })
}
