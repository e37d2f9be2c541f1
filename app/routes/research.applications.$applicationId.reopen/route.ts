import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ReopenRefusal, reopenApplication } from '#app/domain/grants/reopening/reopen-application.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requirePerson } from '#app/platform/guards.server.ts'
import { applicationIdIn, ownApplication } from '#app/proposal/own-application.server.ts'
import { world } from '#app/world.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const { id } = await ownApplication(args, person)
  return redirect(paths.research.application(id))
}

/** Opens what was sent to be changed. */
export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const outcome = await reopenApplication(world, actorFor(args, person), { applicationId })
  const to = paths.research.application(applicationId)
  if (outcome.ok) return redirect(to, 303)
  if (outcome.refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, to, { tone: 'warn', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<ReopenRefusal, 'not-found'>, string> = {
  'past-deadline': 'The call has closed, so what you sent can no longer be changed. It counts as it is.',
  'not-submitted': 'It is being read already, or was never sent, so there is nothing to change here.',
}
