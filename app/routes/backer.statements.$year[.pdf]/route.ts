import type { LoaderFunctionArgs } from '@remix-run/node'
import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { parseYear } from '#app/domain/giving/receipts/statement.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { requestIdOf } from '#app/platform/request.server.ts'
import { drawStatement } from '#app/platform/statement-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** A giver's own year on paper. It is issued when it is first asked for, and anew when her receipts have changed. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const year = parseYear(args.params.year) ?? notFound()
  const donorId = parseId('dnr', new URL(args.request.url).searchParams.get('of'))
  await claimDonors(world, person)
  const asked = { year, donorId, requestId: requestIdOf(args) }
  const statement = (await makeOwnStatement(world, person, asked)) ?? notFound()
  const bytes = await drawStatement(statement, world.lab.origin, drawOrbit(statement.number))
  return answerPdf(bytes, `statement-${statement.number}.pdf`)
}
