import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { closeSession } from '#app/domain/people/close-session.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.account())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, Ask)
  if (!form.ok) return notFound()
  const outcome = await closeSession(world, person, form.value.session)
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.account(), { tone: 'good', text: 'That session is over.' })
}
