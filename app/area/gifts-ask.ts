import { parseGiftState } from '#app/domain/giving/gift.ts'
import type { GiftFilter, GiftPage } from '#app/domain/giving/read-gifts.server.ts'
import { parseId } from '#app/units/id.ts'
import { parseDay } from '#app/units/time.ts'
import { leafAsked } from './leaf-asked.ts'

const fields = ['state', 'fund', 'from', 'until', 'q'] as const
export type GiftsField = (typeof fields)[number]

export type GiftsAsk = {
  filter: GiftFilter
  page: GiftPage
  typed: Partial<Record<GiftsField, string>>
  errors: Partial<Record<GiftsField, string>>
}

/** Reads the filters and the cursor of the list of gifts; the page and its CSV read the same address alike. */
export function readGiftsAsk(url: URL): GiftsAsk {
  const typed: GiftsAsk['typed'] = {}
  for (const field of fields) {
    const text = url.searchParams.get(field)?.replaceAll('\0', '').trim().slice(0, 120)
    if (text) typed[field] = text
  }
  const errors: GiftsAsk['errors'] = {}
  const day = (field: 'from' | 'until') => {
    const parsed = typed[field] ? parseDay(typed[field]) : null
    if (typed[field] && !parsed) errors[field] = 'This is not a day. It looks like 2026-03-31.'
    return parsed ? { [field]: parsed } : {}
  }
  const state = parseGiftState(typed.state ?? null)
  const fundId = parseId('fnd', typed.fund)
  return {
    filter: {
      ...(state ? { state } : {}),
      ...(fundId ? { fundId } : {}),
      ...(typed.q ? { search: typed.q } : {}),
      ...day('from'),
      ...day('until'),
    },
    page: leafAsked(url.href, 'gft', 50),
    typed,
    errors,
  }
}

/** An address of the list with parts changed; null lets go of one. A cursor stays only where it is named. */
export function giftsTo(path: string, typed: GiftsAsk['typed'], change: Record<string, string | null> = {}): string {
  const query = new URLSearchParams(typed)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
