import { asc, gt } from 'drizzle-orm'
import type { Reads } from '#db/client.server.ts'
import { journalChain } from '#db/schema/ledger.ts'

const batch = 500

/**
 * The sealed chain as JSON lines, read as fast as it is taken and never all at once. The sealed text holds ids, amounts and
 * the lab's own words for an event; names and addresses are never written into the journal.
 */
export function readChainLines(reads: Reads, after: bigint): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let place = after
  return new ReadableStream({
    async pull(controller) {
      const links = await reads
        .select()
        .from(journalChain)
        .where(gt(journalChain.place, place))
        .orderBy(asc(journalChain.place))
        .limit(batch)
      for (const link of links) {
        controller.enqueue(encoder.encode(`${lineOf(link)}\n`))
        place = link.place
      }
      if (links.length < batch) controller.close()
    },
  })
}

function lineOf(link: typeof journalChain.$inferSelect): string {
  return JSON.stringify({
    place: link.place.toString(),
    entry: link.entryId,
    body: link.body,
    previous_hash: link.previousHash,
    hash: link.hash,
  })
}
