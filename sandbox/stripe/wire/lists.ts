import { invalid, missing } from './errors.ts'
import { either, integer, optional, type Read, shape, text } from './params.ts'

const bound = optional(integer())

/** `created`: one instant, or a range of them. */
const createdParam = either(
  integer(),
  shape({ gt: bound, gte: bound, lt: bound, lte: bound }),
  (raw) => typeof raw === 'string',
)

/** What every list takes. */
export const pageParams = {
  limit: optional(integer({ min: 1, max: 100 })),
  starting_after: optional(text()),
  ending_before: optional(text()),
}
export const createdParams = { created: optional(createdParam) }

export interface PageAsked {
  limit: number | undefined
  starting_after: string | undefined
  ending_before: string | undefined
  created?: Read<typeof createdParam> | undefined
}
export interface Page<Row> {
  object: 'list'
  data: Row[]
  has_more: boolean
  url: string
}

/** One page of rows that are already newest first. Cursors are ids; `has_more` looks in the direction of travel. */
export function page<Row extends { id: string; created?: number }>(
  rows: Row[],
  asked: PageAsked,
  about: { url: string; kind: string },
): Page<Row> {
  const within = rows.filter((row) => isCreatedWithin(row.created ?? 0, asked.created))
  const limit = asked.limit ?? 10
  if (asked.starting_after !== undefined && asked.ending_before !== undefined)
    throw invalid('You cannot parameterize starting_after and ending_before at the same time', {
      param: 'ending_before',
    })
  const find = (id: string, param: string) => {
    const at = within.findIndex((row) => row.id === id)
    if (at === -1) throw missing({ kind: about.kind, id, param })
    return at
  }
  if (asked.ending_before !== undefined) {
    const end = find(asked.ending_before, 'ending_before')
    const start = Math.max(0, end - limit)
    return { object: 'list', data: within.slice(start, end), has_more: start > 0, url: about.url }
  }
  const start = asked.starting_after === undefined ? 0 : find(asked.starting_after, 'starting_after') + 1
  return {
    object: 'list',
    data: within.slice(start, start + limit),
    has_more: start + limit < within.length,
    url: about.url,
  }
}

function isCreatedWithin(created: number, range: PageAsked['created']): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return created === range
  const { gt, gte, lt, lte } = range
  return (
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
  )
}
