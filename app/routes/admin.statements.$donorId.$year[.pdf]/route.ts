import type { LoaderFunctionArgs } from '@remix-run/node'
import { previewStatement } from '#app/domain/giving/receipts/preview-statement.server.ts'
import { parseYear } from '#app/domain/giving/receipts/statement.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawStatement } from '#app/platform/statement-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** A giver's statement for finance: as it was issued, or as it would be. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'auditor')
  const donorId = parseId('dnr', args.params.donorId) ?? notFound()
  const year = parseYear(args.params.year) ?? notFound()
  const statement = (await previewStatement(world, person, { donorId, year })) ?? notFound()
  const { number } = statement.snapshot
  const bytes = await drawStatement(statement, world.lab.origin, drawOrbit(number))
  return answerPdf(bytes, `statement-${year}-${number}.pdf`)
}
