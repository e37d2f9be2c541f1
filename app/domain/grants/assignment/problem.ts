/**
 * Who may read what, in numbers alone: the solver knows no names, no database and no day. Applications and reviewers are their place
 * in the lists.
 */
export type Problem = {
  applications: readonly ApplicationToFill[]
  reviewers: readonly ReviewerToAsk[]
  /** What it is worth that a reviewer reads an application, from 0 to `bestWorth`, row after row; `forbidden` where it must not be. */
  worths: Int32Array
}

export type ApplicationToFill = {
  /** Reviewers still to be found. */
  seats: number
  /** A senior reviewer is among those who read it already. */
  hasSenior: boolean
  /** Institutions of those who read it already. */
  institutions: readonly string[]
  /** What those who read it already are worth to it. */
  worth: number
}

export type ReviewerToAsk = { room: number; isSenior: boolean; institution: string | null }

export const bestWorth = 1000
export const forbidden = -1

export function worthOf({ worths, reviewers }: Problem, application: number, reviewer: number): number {
  return worths[application * reviewers.length + reviewer] ?? forbidden
}

/** Reviewers by application, in the order of the lists. */
export type Seating = number[][]

/** Whether a reviewer could sit down beside these: nothing forbids it, and nobody of the same institution reads the application. */
export function isWelcome(problem: Problem, application: number, reviewer: number, beside: readonly number[]): boolean {
  if (worthOf(problem, application, reviewer) === forbidden || beside.includes(reviewer)) return false
  const institution = problem.reviewers[reviewer]?.institution ?? null
  if (institution === null) return true
  if (problem.applications[application]?.institutions.includes(institution)) return false
  return beside.every((one) => problem.reviewers[one]?.institution !== institution)
}

export function totalOf(problem: Problem, application: number, seated: readonly number[]): number {
  const stay = problem.applications[application]?.worth ?? 0
  return seated.reduce((sum, reviewer) => sum + worthOf(problem, application, reviewer), stay)
}

/** Whether no senior reads an application whose seats are all taken. */
export function lacksSenior(problem: Problem, application: number, seated: readonly number[]): boolean {
  const { seats = 0, hasSenior = true } = problem.applications[application] ?? {}
  if (hasSenior || seats === 0 || seated.length < seats) return false
  return seated.every((reviewer) => !problem.reviewers[reviewer]?.isSenior)
}
