import type { Id } from '#app/units/id.ts'

export type Pair = { applicationId: Id<'app'>; reviewerId: Id<'psn'> }

/** What is known of a call before reviewers are proposed. */
export type CallFacts = {
  applications: readonly {
    id: Id<'app'>
    field: string
    title: string
    text: string
    /** Who reads it already: asked, reading, or done. */
    readers: readonly Id<'psn'>[]
  }[]
  reviewers: readonly {
    id: Id<'psn'>
    topics: readonly string[]
    text: string
    /** Where she works, as a key that is the same for the same institution. */
    institution: string | null
    /** Reviews of this call she has been asked for and has not stepped back from. */
    load: number
  }[]
  /** Who must not read what: applicants, teams, conflicts, and those who stepped back. */
  barred: readonly Pair[]
}

/** What the officer asks for. */
export type AssignmentSettings = {
  perApplication: number
  /** Reviews of the call that one reviewer reads at most. */
  most: number
  seniors: readonly Id<'psn'>[]
  pins: readonly Pair[]
  bans: readonly Pair[]
}

/** Why somebody is proposed, in the order in which it counts. */
export type Reason =
  | { kind: 'pinned' }
  | { kind: 'topic'; words: readonly string[] }
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'only-senior' }
  | { kind: 'fit'; ofHundred: number }
  | { kind: 'room'; load: number; most: number }
  | { kind: 'unconflicted' }

export type Proposal = {
  added: readonly (Pair & { reasons: readonly Reason[] })[]
  /** Seats that stay empty, and of all reviewers how many are kept from it by what. */
  unfilled: readonly { applicationId: Id<'app'>; seats: number; barred: number; colleagues: number; full: number }[]
  /** Applications that no senior reads. */
  withoutSenior: readonly Id<'app'>[]
  /** Pins that a rule stands against. */
  unmet: readonly Pair[]
  /** Of a hundred: what the worst-served application has, before it was lifted and after. */
  worst: { before: number; after: number }
  isBest: boolean
}

export const steps = ['reading', 'matching', 'seating', 'lifting'] as const
export type Step = (typeof steps)[number]

export const pairKey = ({ applicationId, reviewerId }: Pair) => `${applicationId} ${reviewerId}`
