import type { LoaderFunctionArgs } from '@remix-run/node'
import { type LedgerEntry, readChain } from '#app/domain/ledger/read-entries.server.ts'
import { answerJson, badCursor, gpuTimeJson, moneyJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Journal entries in the order they were sealed: who follows the cursor misses none. */
export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'ledger:read')
  const ask = readPageAsk(args.request)
  if (ask.after !== null && !/^\d{1,18}$/.test(ask.after)) {
    throw badCursor()
  }
  const rows = await readChain(world.db, { after: BigInt(ask.after ?? -1), size: ask.size + 1 })
  const { items, next_cursor } = pageOf(rows, ask, (entry) => entry.place.toString())
  return answerJson({ items: items.map(entryJson), next_cursor })
}

function entryJson(entry: LedgerEntry) {
  return {
    id: entry.id,
    place: entry.place,
    kind: entry.kind,
    source: { type: entry.sourceType, id: entry.sourceId },
    effective_on: entry.effectiveOn,
    recorded_at: entry.recordedAt.toISOString(),
    actor: entry.actor,
    memo: entry.memo,
    reverses: entry.reverses,
    reversed_by: entry.reversedBy,
    postings: entry.postings.map(({ line, account, asset, amount }) => ({
      line,
      account,
      ...(asset === 'USD' ? moneyJson(amount) : gpuTimeJson(asset.slice(4), amount)),
    })),
    previous_hash: entry.previousHash,
    hash: entry.hash,
  }
}
