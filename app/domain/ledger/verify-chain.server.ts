import { createHash } from 'node:crypto'
import type { Sql } from 'postgres'

export type ChainVerdict =
  | { isWhole: true; entries: number; head: string }
  | { isWhole: false; entries: number; head: string; place: string; entryId: string; wrong: string }

type Link = {
  place: string
  entry_id: string
  body: string
  previous_hash: string
  hash: string
  body_now: string | null
}

/** What the first entry follows. */
export const chainStart = '0'.repeat(64)

/**
 * Walks the hash chain from its first entry: every hash is computed anew here, not by the database, and every stored body
 * is compared with the entry as it reads today. Names the first place that is not as it should be. Reads in batches.
 */
export async function verifyChain(
  sql: Sql,
  options: { batch?: number; onProgress?: (entries: number) => void } = {},
): Promise<ChainVerdict> {
  let head = chainStart
  let entries = 0
  let place = '-1'
  for (;;) {
    const links = await sql<Link[]>`
      select c.place::text, c.entry_id, c.body, c.previous_hash, c.hash, journal_body(c.entry_id) as body_now
      from journal_chain c where c.place > ${place}::bigint order by c.place limit ${options.batch ?? 2000}`
    for (const link of links) {
      const wrong = faultOf(link, head)
      if (wrong) return { isWhole: false, entries, head, place: link.place, entryId: link.entry_id, wrong }
      head = link.hash
      place = link.place
      entries += 1
    }
    options.onProgress?.(entries)
    if (links.length === 0) break
  }
  return { isWhole: true, entries, head }
}

/** The hash of an entry that follows `previous`. The method page and the download describe exactly this. */
export function hashOf(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`, 'utf8').digest('hex')
}

function faultOf(link: Link, head: string): string | null {
  if (link.previous_hash !== head) return 'does not follow the entry before it'
  if (link.hash !== hashOf(link.previous_hash, link.body)) return 'has a hash that is not of its body'
  if (link.body_now === null) return 'names an entry that is gone'
  if (link.body_now !== link.body) return 'differs from what was sealed'
  return null
}
