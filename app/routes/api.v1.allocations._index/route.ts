import type { LoaderFunctionArgs } from '@remix-run/node'
import { allocationJson } from '#app/domain/compute/allocation-json.ts'
import { readAllocations } from '#app/domain/compute/read-allocations.server.ts'
import { answerJson, cursorId, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** The allocations of the token holder's projects, newest first; staff read all. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireToken(args, 'allocations:read')
  const ask = readPageAsk(args.request)
  const rows = await readAllocations(world.db, person, { after: cursorId('alo', ask), size: ask.size })
  const { items, next_cursor } = pageOf(rows, ask, (line) => line.id)
  return answerJson({ items: items.map(allocationJson), next_cursor })
}
