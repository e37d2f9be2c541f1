import type { LoaderFunctionArgs } from '@remix-run/node'
import { readPledgeForPapers } from '#app/domain/giving/pledges/read-pledge.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawPledgeLetter } from '#app/platform/pledge-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** The countersigned letter of an accepted pledge, for its giver and for finance; for anyone else it does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const pledgeId = parseId('plg', args.params.pledgeId) ?? notFound()
  const pledge = (await readPledgeForPapers(world.db, person, pledgeId)) ?? notFound()
  if (!pledge.acceptedAt) return notFound()
  return answerPdf(await drawPledgeLetter({ pledge, lab: world.lab, mark: drawOrbit(pledge.id) }), 'pledge.pdf')
}
