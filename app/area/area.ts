import type { FlashNote } from '#app/platform/flash.server.ts'

/** What stands around the pages of one audience, as plain values. */
export type Area = {
  labName: string
  legal: string
  /** https://host without a slash at the end, for addresses that leave the page. */
  origin: string
  isDemo: boolean
  person: { name: string; email: string; detail: string; timeZone: string } | null
  /** Where this person may go, beside the public pages. */
  places: readonly AreaLink[]
  /** The staff pages, in groups; empty for everyone else. */
  staffGroups: readonly { title: string; links: readonly AreaLink[] }[]
  /** Whether letter keys act on the staff pages in this browser. */
  hasShortcuts: boolean
  flash: FlashNote | null
}

export type AreaLink = { to: string; label: string }
