import { data } from '@remix-run/node'
import { z } from 'zod'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { redirectWithFlash } from '#app/platform/flash.server.ts'
import { readForm, refuseForm } from '#app/platform/form.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import { type Args, requestIdOf } from '#app/platform/request.server.ts'
import { type Id, parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { deliverySentences } from './delivery-refusals.ts'
import { deliveryFields } from './hours-fields.ts'
import { madeId } from './typed-fields.ts'

const DeliverForm = z.object({ delivery: madeId('hdl'), ...deliveryFields })

/** Notes the delivery that a form tells of, for the company or for staff, and leads back to the promise with what was done. */
export async function answerDelivery(
  args: Args,
  person: Person,
  { text, backTo }: { text: string; backTo: (hoursId: Id<'hpl'>) => string },
) {
  const hoursId = parseId('hpl', args.params.hoursId) ?? notFound()
  const form = await readForm(args.request, DeliverForm)
  if (!form.ok) return data({ form: form.reply }, { status: 400 })
  const { delivery: deliveryId, hours: seconds, month, evidence } = form.value
  const requestId = requestIdOf(args)
  const outcome = await noteDelivery(world, person, { hoursId, deliveryId, seconds, month, evidence, requestId })
  if (outcome.ok) return redirectWithFlash(args.request, backTo(hoursId), { tone: 'good', text })
  return outcome.refused === 'no-such-promise' ? notFound() : refuseForm(form, deliverySentences[outcome.refused])
}
