import type { LoaderFunctionArgs } from '@remix-run/node'
import { readReceipt } from '#app/domain/giving/read-receipts.server.ts'
import { parseReceiptNumber } from '#app/domain/giving/receipt.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawReceipt } from '#app/platform/receipt-pdf.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { world } from '#app/world.server.ts'

/** A receipt on paper, for its giver and for finance; for anyone else it does not exist. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const number = parseReceiptNumber(args.params.number) ?? notFound()
  const receipt = (await readReceipt(world.db, person, number)) ?? notFound()
  return answerPdf(await drawReceipt(receipt, world.lab.origin, drawOrbit(receipt.number)), `receipt-${number}.pdf`)
}
