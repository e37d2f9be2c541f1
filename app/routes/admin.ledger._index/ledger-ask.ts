import type { Asset } from '#app/domain/ledger/account.ts'
import type { EntryFilter, EntryPage } from '#app/domain/ledger/read-entries.server.ts'
import { parseId } from '#app/units/id.ts'
import { parseDay } from '#app/units/time.ts'

export const pageSize = 50

const fields = ['account', 'asset', 'kind', 'from', 'until'] as const
export type AskField = (typeof fields)[number]
export type LedgerAsk = {
  filter: EntryFilter
  page: EntryPage
  /** As typed, for the fields. */
  typed: Partial<Record<AskField, string>>
  errors: Partial<Record<AskField, string>>
}

/** Reads filters and cursor from the address. What cannot be read narrows nothing and is said at its field. */
export function readLedgerAsk(url: URL): LedgerAsk {
  const typed: LedgerAsk['typed'] = {}
  for (const field of fields) {
    const text = url.searchParams.get(field)?.replaceAll('\0', '').trim().slice(0, 120)
    if (text) typed[field] = text
  }
  const errors: LedgerAsk['errors'] = {}
  const day = (field: 'from' | 'until') => {
    const parsed = typed[field] ? parseDay(typed[field]) : null
    if (typed[field] && !parsed) errors[field] = 'This is not a day. It looks like 2026-03-31.'
    return parsed ? { [field]: parsed } : {}
  }
  const before = parseId('ent', url.searchParams.get('before'))
  const after = parseId('ent', url.searchParams.get('after'))
  return {
    filter: {
      ...(typed.account ? { account: typed.account } : {}),
      ...(typed.asset ? { asset: typed.asset as Asset } : {}),
      ...(typed.kind ? { kind: typed.kind } : {}),
      ...day('from'),
      ...day('until'),
    },
    page: { size: pageSize, ...(before ? { before } : {}), ...(after && !before ? { after } : {}) },
    typed,
    errors,
  }
}

/** The address of this list with one part changed; a changed filter starts at the first page. */
export function ledgerTo(path: string, typed: LedgerAsk['typed'], change: Record<string, string | null>): string {
  const query = new URLSearchParams(typed)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return query.size > 0 ? `${path}?${query}` : path
}
