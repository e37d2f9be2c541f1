import type { Id } from '#app/units/id.ts'
import type { Db } from '#db/client.server.ts'
import type { Payments } from './giving/payments.ts'
import type { AssignmentSettings, CallFacts, Proposal, Step } from './grants/assignment/proposal.ts'

/** The edges of the portal, as verbs see them. platform/ implements them; tests stand in for some. */

export interface Clock {
  now(): Date
}

export interface Ids {
  /** A new id; later ids sort after earlier ones. */
  next<Prefix extends string>(prefix: Prefix): Id<Prefix>
  /** 256 random bits as text, for links and tokens. Never an id. */
  secret(): string
}

/** Hides what must be read again, such as an authenticator's secret, from whoever reads the database. */
export interface Secrets {
  /** Sealed for its owner, an id: it opens for nobody else. */
  seal(text: string, owner: Id): string
  /** Null when no secret we have opens it. Not current: sealed by a secret that is being replaced, to be sealed anew. */
  open(sealed: string, owner: Id): { text: string; isCurrent: boolean } | null
}

export interface Mailer {
  /** Hands one letter over; answers the message id. Throws when the post office refuses, so the job tries again. */
  send(letter: {
    to: string
    subject: string
    html: string
    text: string
    headers?: Record<string, string>
    attachments?: { fileName: string; type: string; bytes: Uint8Array }[]
  }): Promise<{ messageId: string }>
}

export interface Files {
  /** Keeps bytes under a key of our choosing; never a name a person typed. */
  write(key: string, bytes: Uint8Array): Promise<void>
  read(key: string): Promise<Uint8Array | null>
  remove(key: string): Promise<void>
  /** Every file whose key begins with the folder, and when it was written. */
  list(folder: string): Promise<{ key: string; writtenAt: Date }[]>
}

export interface AssignmentSolver {
  /** Works out who reads what, beside everything else that goes on, and tells each step. Throws when it is broken off. */
  propose(ask: {
    facts: CallFacts
    settings: AssignmentSettings
    report: (step: Step) => Promise<void>
  }): Promise<Proposal>
}

/** What the lab is, on receipts, letters and pages. */
export type Lab = {
  name: string
  legalName: string
  ein: string
  address: string
  /** IANA zone: the zone of gift days and deadlines. */
  timeZone: string
  email: string
  /** From how many GPU-hours, over all classes, a decision needs two officers, where its call does not say. */
  secondOfficerHours: number
  /** https://host without a slash at the end. */
  origin: string
  /** Demo or development: demo people, mailbox and sandbox are there. Never in production. */
  isDemo: boolean
  /** Whether givers in Europe may give in euros, by SEPA debit: when the lab's account at Stripe has it. */
  takesEuros: boolean
}

export interface World {
  db: Db
  clock: Clock
  ids: Ids
  secrets: Secrets
  payments: Payments
  mailer: Mailer
  files: Files
  solver: AssignmentSolver
  lab: Lab
}

/** The part of the world a verb says it touches. */
export type Touches<Part extends keyof World> = Pick<World, Part>

/** The same world at one instant: a verb reads the clock once, and all that it calls writes that reading. */
export function atOneInstant<Part extends keyof World>(world: Touches<Part | 'clock'>): Touches<Part | 'clock'> {
  const now = world.clock.now()
  return { ...world, clock: { now: () => now } }
}
