import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Channel } from '../arrival.ts'
import type { DonorWords } from '../donors/edit-donor.server.ts'
import type { PledgeKind, PledgeMethod, Rhythm } from '../pledges/pledge.ts'

/** What the rows of a file are. */
export const importKinds = ['donors', 'gifts', 'pledges'] as const
export type ImportKind = (typeof importKinds)[number]

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'undoing' | 'undone'
/** A job is at it. */
export const underWayStates: readonly ImportState[] = ['checking', 'running', 'undoing']

/** The key of the one job that works on a file. */
export function importJobKey(importId: Id<'gim'>): string {
  return `import-giving:${importId}`
}

export const importStateWords: Record<ImportState, string> = {
  uploaded: 'to be mapped',
  checking: 'checking',
  checked: 'ready',
  running: 'running',
  done: 'done',
  undoing: 'running',
  undone: 'withdrawn',
}

/** What becomes of a row. `twice`: the same as another of its file; `again`: an earlier import wrote it. */
export const rowVerdicts = ['new', 'known', 'again', 'twice', 'refused'] as const
export type ImportVerdict = (typeof rowVerdicts)[number]

export const importVerdictWords: Record<ImportVerdict, string> = {
  new: 'new donor',
  known: 'known donor',
  again: 'imported already',
  twice: 'twice in the file',
  refused: 'refused',
}

/** What is said once for the whole file, where its columns are silent. */
export type ImportChoices = {
  /** Whose ids the rows bear: ids of two systems never mean the same row. */
  source: string
  fundId: Id<'fnd'> | null
  channel: Channel
  donorKind: DonorKind
  /** What 03/04/2024 means. */
  dates: 'month-first' | 'day-first'
  /** The day of a gift of which only the month is known. */
  monthDay: 'first' | 'last' | 'refuse'
  /** Earlier: received and dealt with before these books begin. Bank: it lies in the lab's bank, and its fund may spend it. */
  money: 'earlier' | 'bank'
}

export type DonorKind = 'person' | 'organisation' | 'household'
export const donorKinds: readonly DonorKind[] = ['person', 'organisation', 'household']

/** A row as it was understood. Amounts are cents as text: this is kept as JSON. */
export type ToldRow = {
  donor: ToldDonor
  gift?: ToldGift
  pledge?: ToldPledge
}

export type ToldDonor = Omit<DonorWords, 'ownerId'>

export type ToldGift = {
  amount: string
  giftDate: Day
  channel: Channel
  fundId: Id<'fnd'>
  reference: string | null
  isAnonymous: boolean
  note: string | null
}

export type ToldPledge = {
  amount: string
  fundId: Id<'fnd'>
  kind: Extract<PledgeKind, 'unconditional' | 'intent' | 'daf_intent'>
  method: PledgeMethod
  rhythm: Exclude<Rhythm, 'own'>
  parts: number
  firstOn: Day
  isAnonymous: boolean
  note: string | null
}

/** What a check found: rows and cents by verdict, and how many donors the rows that will be written are of. */
export type ImportCounts = {
  rows: Record<ImportVerdict, number>
  cents: Record<ImportVerdict, string>
  newDonors: number
  knownDonors: number
}

export const mostRows = 100_000
export const largestFile = 32 << 20
export const mostColumns = 120
export const longestCell = 2_000

/** Rows of these verdicts are left out and stand in the file of what is to be mended. */
export const leftOut: readonly ImportVerdict[] = ['twice', 'refused']

export function parseImportKind(text: string | null | undefined): ImportKind | null {
  return importKinds.find((kind) => kind === text) ?? null
}
