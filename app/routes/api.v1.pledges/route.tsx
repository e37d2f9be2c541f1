import type { LoaderFunctionArgs } from '@remix-run/node'
import { listPledges, type PledgeInParts } from '#app/domain/giving/pledges/list-pledges.server.ts'
import { answerJson, cursorId, moneyJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Pledges with their instalments, oldest first. A token sees of a giver what its person may see. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireToken(args, 'pledges:read')
  const ask = readPageAsk(args.request)
  const rows = await listPledges(world.db, person, { after: cursorId('plg', ask), size: ask.size + 1 })
  const { items, next_cursor } = pageOf(rows, ask, (pledge) => pledge.id)
  return answerJson({ pledges: items.map(pledgeJson), next_cursor })
}

function pledgeJson(pledge: PledgeInParts) {
  return {
    id: pledge.id,
    kind: pledge.kind,
    state: pledge.state,
    amount: moneyJson(pledge.amount),
    paid: moneyJson(pledge.paid),
    method: pledge.method,
    fund: pledge.fundName,
    created_at: pledge.createdAt.toISOString(),
    anonymous: pledge.isAnonymous,
    giver: pledge.giver && { donor: pledge.giver.donorId, name: pledge.giver.name },
    version: pledge.version,
    instalments: pledge.parts.map((part) => ({
      id: part.id,
      place: part.place,
      due_on: part.dueOn,
      amount: moneyJson(part.amount),
      paid: moneyJson(part.paid),
      state: part.state,
    })),
  }
}
