import type { LoaderFunctionArgs } from '@remix-run/node'
import { allocationWithMonthsJson } from '#app/domain/compute/allocation-json.ts'
import { readAllocationFor } from '#app/domain/compute/read-allocations.server.ts'
import { answerJson, problem } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { parseId } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

/** One allocation with its months. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireToken(args, 'allocations:read')
  const id = parseId('alo', args.params.allocationId)
  const allocation = id ? await readAllocationFor(world.db, person, id) : null
  if (!allocation) throw problem(404, { title: 'Not found', detail: 'There is no such allocation.' })
  return answerJson(allocationWithMonthsJson(allocation))
}
