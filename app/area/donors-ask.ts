import { type DonorFilter, parseSegment, segmentWords } from '#app/domain/giving/donors/segment.ts'
import { parseId } from '#app/units/id.ts'
import { listAddress, readListAddress } from './list-address.ts'

const fields = ['q', 'segment', 'state', 'kind', 'owner'] as const
export type DonorsField = (typeof fields)[number]
export type DonorsAsk = { filter: DonorFilter; typed: Partial<Record<DonorsField, string>> }

export const donorKinds = ['person', 'organisation', 'household'] as const

/** Reads the filters of the list of donors; the page, its CSV and its letters read the same address alike. */
export function readDonorsAsk(request: Pick<Request, 'url'>): DonorsAsk {
  const { q, segment, state, kind, owner } = readListAddress(request, fields)
  const known = {
    q,
    segment: parseSegment(segment) ?? undefined,
    state: state && /^[a-z]{2}$/i.test(state) ? state.toUpperCase() : state,
    kind: donorKinds.find((one) => one === kind),
    owner: parseId('psn', owner) ?? undefined,
  }
  const filter: DonorFilter = {
    ...(known.q && { search: known.q }),
    ...(known.segment && { segment: known.segment }),
    ...(known.state && { state: known.state }),
    ...(known.kind && { kind: known.kind }),
    ...(known.owner && { ownerId: known.owner }),
  }
  const typed = Object.fromEntries(Object.entries(known).filter(([, value]) => value)) as DonorsAsk['typed']
  return { filter, typed }
}

/** The filters that a saved query stands for. */
export function filterOf(query: string): DonorFilter {
  return readDonorsAsk({ url: `http://list/?${query}` }).filter
}

/** What stands behind the question mark of a list so filtered: always written the same way. */
export function queryOf(typed: DonorsAsk['typed']): string {
  return listAddress('', typed).slice(1)
}

/** A filter as its chip says it. */
export function donorFilterWords(
  field: DonorsField,
  value: string,
  owners: readonly { id: string; name: string }[],
): string {
  const segment = parseSegment(value)
  const words: Record<DonorsField, string> = {
    q: `Name or e-mail: ${value}`,
    segment: segment ? segmentWords[segment].label : value,
    state: `State: ${value}`,
    kind: `Kind: ${value}`,
    owner: `Looked after by ${owners.find((owner) => owner.id === value)?.name ?? 'somebody else'}`,
  }
  return words[field]
}
