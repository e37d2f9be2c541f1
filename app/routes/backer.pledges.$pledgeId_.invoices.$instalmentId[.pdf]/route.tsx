import type { LoaderFunctionArgs } from '@remix-run/node'
import { paymentWords } from '#app/domain/giving/pledges/letters.server.ts'
import { readPledgeForPapers } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawPledgeInvoice } from '#app/platform/pledge-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** The invoice of a part that is still to come, for the pledge's giver and for finance. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledgeForPapers(world.db, person, pledgeId)) ?? notFound()
  const part = pledge.instalments.find(({ id }) => id === args.params.instalmentId) ?? notFound()
  if (pledge.state !== 'active' || part.owed === 0n) return notFound()
  const payment = paymentWords(pledge, world.lab.legalName)
  const bytes = await drawPledgeInvoice({ pledge, lab: world.lab, mark: drawOrbit(pledge.id), part, payment })
  return answerPdf(bytes, `invoice-part-${part.place}.pdf`)
}
