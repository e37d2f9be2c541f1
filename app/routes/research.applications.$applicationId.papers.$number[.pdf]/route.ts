import type { LoaderFunctionArgs } from '@remix-run/node'
import { readSubmissionPaper } from '#app/domain/grants/papers/read-submission-papers.server.ts'
import { notFound, requirePerson } from '#app/platform/guards.server.ts'
import { answerPdf } from '#app/platform/pdf-answer.server.ts'
import { drawSubmission } from '#app/platform/submission-pdf.server.ts'
import { applicationIdIn } from '#app/proposal/own-application.server.ts'
import { drawOrbit } from '#app/ui/orbit-drawing.ts'
import { world } from '#app/world.server.ts'

/** An application as it was sent in, for its team and for staff without a part in it. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args)
  const asked = /^[1-9]\d{0,3}$/.exec(args.params.number ?? '') ?? notFound()
  const which = { applicationId: applicationIdIn(args), number: Number(asked[0]) }
  const found = (await readSubmissionPaper(world, person, which)) ?? notFound()
  const name = `application-${found.paper.application.number}-${which.number}.pdf`
  return answerPdf(await drawSubmission(found, { mark: drawOrbit(found.sha256) }), name)
}
