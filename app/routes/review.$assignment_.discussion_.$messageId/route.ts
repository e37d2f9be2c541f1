import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { takeMessageBack } from '#app/domain/grants/sight/discussion/take-message-back.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { actorFor, notFound, requireRole } from '#app/platform/guards.server.ts'
import { tookBack } from '#app/proposal/say-ask.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** The assignment of the address, and the application it is of, once its reviewer may read it. */
async function ownIn({ params }: Pick<LoaderFunctionArgs, 'params'>, person: Person) {
  const id = parseId('asg', params.assignment) ?? notFound()
  const { state, proposal } = (await readAssignment(world, person, id)) ?? notFound()
  if (state !== 'submitted' || !proposal) return notFound()
  return { id, applicationId: proposal.applicationId }
}

export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const { id } = await ownIn(args, person)
  return redirect(paths.review.discussion(id))
}

export async function action(args: ActionFunctionArgs) {
  const person = await requireRole(args, 'reviewer')
  const { id, applicationId } = await ownIn(args, person)
  const messageId = parseId('dms', args.params.messageId) ?? notFound()
  const outcome = await takeMessageBack(world, actorFor(args, person), { applicationId, messageId })
  const refused = outcome.ok ? null : outcome.refused
  if (refused === 'not-found') return notFound()
  return redirectWithFlash(args.request, paths.review.discussion(id), tookBack(refused))
}
