import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAcknowledgementFor } from '#app/domain/giving/in-kind/read-deliveries.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { drawHoursPaper } from '#app/platform/hours-pdf.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** The acknowledgement of hours in kind, for their giver and for finance; for anyone else it does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const deliveryId = parseId('hdl', args.params.deliveryId) ?? notFound()
  const found = (await readAcknowledgementFor(world.db, person, deliveryId)) ?? notFound()
  return answerPdf(await drawHoursPaper(found, { mark: drawOrbit(found.id), lab: world.lab }), 'gpu-hours.pdf')
}
