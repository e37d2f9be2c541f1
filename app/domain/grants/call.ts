import type { Id } from '#app/units/id.ts'
import type { Day, Month } from '#app/units/time.ts'

export type Call = {
  id: Id<'cal'>
  slug: string
  title: string
  summary: string
  body: string
  opensAt: Date
  /** Null: the call is rolling, and has no deadline. */
  closesAt: Date | null
  /**
   * The one instant that counts: closesAt with the grace, and of an application with the longer time it was given. The database
   * works it out (call_deadline, application_deadline), for page, verb and letter alike.
   */
  deadline: Date | null
  timeZone: string
  graceMinutes: number
  firstMonth: Month
  lastMonth: Month
  gpuClasses: readonly string[]
  offerDays: number
  /** Days after a release in which its decisions can be appealed. */
  appealDays: number
  /** The last day on which reviewers read, in the call's zone; null where none is announced. */
  reviewsUntil: Day | null
  /** The day on which everybody hears; null where none is announced. */
  decisionsOn: Day | null
  /** Whether projects may ask here to go on, with what their award has taught. */
  takesRenewals: boolean
}

export type CallStage = 'upcoming' | 'open' | 'closed'

/** The deadline itself is too late: the span is half-open. */
export function callStage(call: Pick<Call, 'opensAt' | 'deadline'>, now: Date): CallStage {
  if (now < call.opensAt) return 'upcoming'
  return call.deadline === null || now < call.deadline ? 'open' : 'closed'
}

/** Words for an address: small letters, figures and hyphens. */
export function slugOf(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
}
