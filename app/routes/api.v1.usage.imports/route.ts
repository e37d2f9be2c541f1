import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type ImportRefusal, importUsage } from '#app/domain/compute/import-usage.server.ts'
import { answerJson, problem } from '#app/platform/api.server.ts'
import { readBody } from '#app/platform/body.server.ts'
import { actorFor, requireToken } from '#app/platform/guards.server.ts'
import { limits, takeFrom, tooManyCalls } from '#app/platform/limits.server.ts'
import { world } from '#app/world.server.ts'

const mediaTypes = ['text/plain', 'text/csv', 'application/json']

/** Imports are sent here; what became of them is on the staff pages. */
export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'usage:write')
  throw problem(405, { title: 'Method not allowed', detail: 'Send accounting output with POST.' }, { Allow: 'POST' })
}

/** Takes sacct output as text or JSON and answers what became of its rows; `?dry_run=1` only looks. */
export async function action(args: ActionFunctionArgs) {
  const person = await requireToken(args, 'usage:write')
  if (args.request.method !== 'POST') {
    throw problem(405, { title: 'Method not allowed', detail: 'Send accounting output with POST.' }, { Allow: 'POST' })
  }
  const type = (args.request.headers.get('content-type') ?? 'text/plain').split(';')[0]?.trim().toLowerCase() ?? ''
  if (!mediaTypes.includes(type)) {
    throw problem(415, { title: 'Not this media type', detail: `Send ${mediaTypes.join(', ')}.`, code: 'media-type' })
  }
  const taken = await takeFrom(world, limits.importFromPerson, person.id)
  if (!taken.ok) throw tooManyCalls(world, taken.retryAt)
  const query = new URL(args.request.url).searchParams
  const size = Number(args.request.headers.get('content-length') ?? Number.NaN)
  const outcome = await importUsage(world, actorFor(args, person), {
    bytes: readBody(args.request),
    fileName: query.get('file_name') ?? 'sent by API',
    source: 'api',
    isDryRun: ['1', 'true', 'yes'].includes(query.get('dry_run') ?? ''),
    columns: query.get('columns') ?? '',
    delimiter: query.get('delimiter') ?? '',
    timeZone: query.get('time_zone') || 'UTC',
    size: Number.isSafeInteger(size) ? size : undefined,
  })
  if (outcome.ok) return answerJson(outcome.value.answer)
  throw problem(statuses[outcome.refused], {
    title: outcome.refused === 'not-allowed' ? 'Not allowed' : 'The file cannot be read',
    detail: String(outcome.detail?.sentence ?? 'This person may not import usage.'),
    code: outcome.refused,
  })
}

const statuses: Record<ImportRefusal, number> = {
  'not-allowed': 403,
  'no-header': 400,
  'columns-missing': 400,
  'bad-json': 400,
  'bad-delimiter': 400,
  'bad-time-zone': 400,
}
