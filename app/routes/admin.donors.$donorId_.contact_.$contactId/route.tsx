import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { z } from 'zod'
import { changeContact } from '#app/domain/giving/donors/change-contact.server.ts'
import { paths } from '#app/paths.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm } from '#app/platform/form.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** Nothing to see here: someone who was asked to sign in on the way goes where the buttons are. */
export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'finance_officer', 'fundraiser')
  return redirect(paths.admin.donor(parseId('dnr', args.params.donorId) ?? notFound()))
}

const words = { first: 'Letters go to her from now on.', gone: 'She is off this donor.' }

export async function action(args: ActionFunctionArgs) {
  const staff = await requireRole(args, 'finance_officer', 'fundraiser')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const contactId = parseId('ctc', args.params.contactId) ?? notFound()
  const form = await readForm(args.request, z.object({ change: z.enum(['first', 'gone']) }))
  const { change } = form.ok ? form.value : notFound()
  const outcome = await changeContact(world, staff, { contactId, change, requestId: requestIdOf(args) })
  if (!outcome.ok) return notFound()
  return redirectWithFlash(args.request, paths.admin.donor(donorId), { tone: 'good', text: words[change] })
}
