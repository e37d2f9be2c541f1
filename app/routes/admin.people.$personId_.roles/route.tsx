import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { type ChangeRolesRefusal, changeRoles } from '#app/domain/people/change-roles.server.ts'
import { roles } from '#app/domain/people/person.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { actorFor, notFound, requireFreshStep, requireRole } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

const Ask = z.object({ roles: z.array(z.enum(roles)).default([]) })

/** Nothing to see here: someone who was asked to sign in on the way goes where the button is. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'administrator')
  return redirect(paths.admin.person(parseId('psn', args.params.personId) ?? notFound()))
}

export async function action(args: ActionFunctionArgs) {
  const administrator = await requireRole(args, 'administrator')
  await requireFreshStep(args)
  const personId = parseId('psn', args.params.personId) ?? notFound()
  const back = paths.admin.person(personId)
  const form = await readForm(args.request, Ask)
  if (!form.ok)
    return redirectWithFlash(args.request, back, { tone: 'bad', text: 'One of these roles does not exist.' })
  const outcome = await changeRoles(world, actorFor(args, administrator), { personId, roles: form.value.roles })
  if (outcome.ok) {
    return redirectWithFlash(args.request, back, { tone: 'good', text: 'The roles are changed; sessions have ended.' })
  }
  if (outcome.refused === 'no-such-person') return notFound()
  return redirectWithFlash(args.request, back, { tone: 'bad', text: sentences[outcome.refused] })
}

const sentences: Record<Exclude<ChangeRolesRefusal, 'no-such-person'>, string> = {
  'not-allowed': 'Nobody changes her own roles: ask another administrator.',
  'roles-clash': 'An auditor holds no other role: who checks may not be who is checked.',
  'last-administrator': 'This is the last administrator. Appoint another one first.',
  unchanged: 'These are the roles the person has already.',
}
