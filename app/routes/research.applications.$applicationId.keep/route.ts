import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { dropChanges } from '#app/domain/grants/reopening/drop-changes.server.ts'
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

/** Keeps what was sent and drops the changes. */
export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args)
  const applicationId = applicationIdIn(args)
  const outcome = await dropChanges(world, actorFor(args, person), { applicationId })
  const to = paths.research.application(applicationId)
  if (!outcome.ok && outcome.refused === 'not-found') return notFound()
  const [tone, text] = outcome.ok
    ? (['good', 'The changes are dropped. What you sent counts, as it did.'] as const)
    : (['warn', 'It was not being changed. Nothing was dropped.'] as const)
  return redirectWithFlash(args.request, to, { tone, text })
}
