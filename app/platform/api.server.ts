import { createHash } from 'node:crypto'
import { type Id, parseId } from '#app/units/id.ts'

/** Machine doors: problem documents (RFC 9457), JSON of exact figures, pages by cursor. */

export type Problem = { title: string; detail: string; code?: string; [field: string]: unknown }

/** An error as application/problem+json. */
export function problem(status: number, said: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, ...said }, asText), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })
}

/** An answer as JSON; whole figures leave as text, so that no reader rounds them. */
export function answerJson(body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(body, asText), {
    status: init.status ?? 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...init.headers },
  })
}

/**
 * An answer that is the same for everyone: caches may keep it for a minute, and who has it already is told so. `tagOf` stands for
 * the body where a part of it, such as the time of day, says nothing new.
 */
export function answerPublicJson(request: Request, body: unknown, tagOf: unknown = body): Response {
  const tag = `W/"${createHash('sha256').update(JSON.stringify(tagOf, asText)).digest('base64url').slice(0, 22)}"`
  const headers = { 'Cache-Control': 'public, s-maxage=60, stale-while-revalidate=600', ETag: tag }
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  return known.includes(tag) ? new Response(null, { status: 304, headers }) : answerJson(body, { headers })
}

export type PageAsk = { after: string | null; size: number }

const largestPage = 200

/** Reads `?cursor=` and `?limit=` (50 unless told, at most 200). A limit that is not a number is a 400. */
export function readPageAsk(request: Request): PageAsk {
  const query = new URL(request.url).searchParams
  const limit = query.get('limit') ?? '50'
  if (!/^\d{1,6}$/.test(limit) || Number(limit) < 1) {
    throw problem(400, { title: 'Bad limit', detail: `limit is a whole number from 1 to ${largestPage}.` })
  }
  const cursor = query.get('cursor')
  if (cursor !== null && !/^[\w:.~-]{1,200}$/.test(cursor)) {
    throw badCursor()
  }
  return { after: cursor, size: Math.min(Number(limit), largestPage) }
}

/** The id a cursor stands for; null on the first page. A cursor of another list is a 400, never the first page again. */
export function cursorId<Prefix extends string>(prefix: Prefix, ask: PageAsk): Id<Prefix> | null {
  if (ask.after === null) return null
  const id = parseId(prefix, ask.after)
  if (!id) throw badCursor()
  return id
}

export function badCursor(): Response {
  return problem(400, { title: 'Bad cursor', detail: 'cursor is the next_cursor of an earlier page, unchanged.' })
}

/** Makes a page of rows read with one row more than asked: the extra row says that there is a next page. */
export function pageOf<Row>(rows: readonly Row[], ask: PageAsk, cursorOf: (row: Row) => string) {
  const items = rows.slice(0, ask.size)
  const last = items.at(-1)
  return { items, next_cursor: rows.length > ask.size && last ? cursorOf(last) : null }
}

/** {"asset":"USD","amount":"10330"} */
export function moneyJson(amount: bigint) {
  return { asset: 'USD', amount: amount.toString() }
}

/** {"asset":"GPU:h100","seconds":"259800"} */
export function gpuTimeJson(gpuClass: string, seconds: bigint) {
  return { asset: `GPU:${gpuClass}`, seconds: seconds.toString() }
}

function asText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
