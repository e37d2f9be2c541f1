import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { removeAuthenticator } from '#app/domain/people/remove-authenticator.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { requirePerson } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyRequests } from '#app/platform/limits.server.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ code: z.string().max(40) })

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requirePerson(args)
  return redirect(paths.account())
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const form = await readForm(args.request, Ask)
  const taken = await takeFrom(world, limits.codeForPerson, person.id)
  if (!taken.ok) throw tooManyRequests(world, taken.retryAt)
  const code = form.ok ? form.value.code : ''
  const outcome = await removeAuthenticator(world, person, code)
  if (outcome.ok) {
    return redirectWithFlash(args.request, paths.signIn(), {
      tone: 'good',
      text: 'The authenticator is removed and you are signed out.',
    })
  }
  return redirectWithFlash(args.request, paths.accountSecondStep(), { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences = {
  'wrong-code': 'This code is wrong or was used already. The authenticator stays.',
  'no-authenticator': 'No authenticator was set up.',
}
