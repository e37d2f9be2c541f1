import type { LoaderFunctionArgs } from '@remix-run/node'
import { readApplicationsAfter } from '#app/domain/grants/read-applications-after.server.ts'
import type { StaffApplicationLine } from '#app/domain/grants/read-staff-applications.server.ts'
import { answerJson, cursorId, gpuTimeJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Applications with what they ask for, oldest first. A token sees what its person may see: none in which she has a part. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireToken(args, 'applications:read')
  const ask = readPageAsk(args.request)
  const rows = await readApplicationsAfter(world, person, { after: cursorId('app', ask), size: ask.size + 1 })
  const { items, next_cursor } = pageOf(rows, ask, (application) => application.id)
  return answerJson({ applications: items.map(applicationJson), next_cursor })
}

function applicationJson({ lines, submittedAt, ...application }: StaffApplicationLine) {
  const { id, number, call, title, state, applicant, institution } = application
  return {
    ...{ id, number, call, title, state, applicant, institution },
    submitted_at: submittedAt?.toISOString() ?? null,
    request: lines.map((line) => ({
      asked: gpuTimeJson(line.gpuClass, line.asked),
      least_useful: gpuTimeJson(line.gpuClass, line.leastUseful),
      first_month: line.firstMonth,
      last_month: line.lastMonth,
    })),
  }
}
