import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSignedAgreement } from '#app/domain/grants/agreements/read-signed-agreement.server.ts'
import { drawAgreement } from '#app/platform/agreement-pdf.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { world } from '#app/world.server.ts'

/** The signed agreement, for both sides. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const found = (await readSignedAgreement(world.db, person, applicationIdIn(args))) ?? notFound()
  return answerPdf(await drawAgreement(found, { mark: drawOrbit(found.sha256) }), `agreement-${found.number}.pdf`)
}
