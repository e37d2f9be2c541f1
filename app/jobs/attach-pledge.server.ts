import { paymentWords } from '#app/domain/giving/pledges/letters.server.ts'
import { isCharged } from '#app/domain/giving/pledges/pledge.ts'
import { readPledgeForLetter, readPledgeOfReminder } from '#app/domain/giving/pledges/read-pledge.server.ts'
import type { World } from '#app/domain/world.ts'
import { drawPledgeInvoice, drawPledgeLetter } from '#app/platform/pledge-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import type { Id } from '#app/units/id.ts'
import type { Attachment } from './letter-making.tsx'

/** The countersigned letter of an accepted pledge. */
export async function attachPledgeLetter(world: World, pledgeId: string): Promise<Attachment[]> {
  const pledge = await readPledgeForLetter(world.db, pledgeId as Id<'plg'>)
  if (!pledge) return []
  const bytes = await drawPledgeLetter({ pledge, lab: world.lab, mark: drawOrbit(pledge.id) })
  return [{ fileName: 'pledge.pdf', type: 'application/pdf', bytes }]
}

/** The invoice of the part a giver is reminded of; none for a part that is charged by itself. */
export async function attachInvoice(world: World, reminderId: string): Promise<Attachment[]> {
  const found = await readPledgeOfReminder(world.db, reminderId as Id<'rmd'>)
  if (!found || isCharged(found.pledge.method)) return []
  const { pledge, part } = found
  const payment = paymentWords(pledge, world.lab.legalName)
  const bytes = await drawPledgeInvoice({ pledge, lab: world.lab, mark: drawOrbit(pledge.id), part, payment })
  return [{ fileName: `invoice-part-${part.place}.pdf`, type: 'application/pdf', bytes }]
}
