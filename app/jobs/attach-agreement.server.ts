import { readAgreementOfAward } from '#app/domain/grants/agreements/read-signed-agreement.server.ts'
import type { World } from '#app/domain/world.ts'
import { drawAgreement } from '#app/platform/agreement-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import type { Id } from '#app/units/id.ts'
import type { Attachment } from './letter-making.tsx'

/** The agreement as it was signed, for who signed it. */
export async function attachAgreement(world: World, awardId: string): Promise<Attachment[]> {
  const found = await readAgreementOfAward(world.db, awardId as Id<'awd'>)
  if (!found) return []
  const bytes = await drawAgreement(found, { mark: drawOrbit(found.sha256) })
  return [{ fileName: `agreement-${found.number}.pdf`, type: 'application/pdf', bytes }]
}
