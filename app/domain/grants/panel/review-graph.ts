import type { Id } from '#app/units/id.ts'

/** One review as a number: who gave which application what, in hundredths. The reviewer is told apart, never named. */
export type Mark = { applicationId: Id<'app'>; reviewer: string; score: number }

/** How many sets of reviewers no application ties together: with more than one, scores of different sets cannot be compared. */
export function countGroups(marks: readonly Mark[]): number {
  const leads = new Map<string, string>()
  const leadOf = (one: string): string => {
    const lead = leads.get(one) ?? one
    return lead === one ? one : leadOf(lead)
  }
  for (const { applicationId, reviewer } of marks) {
    const [from, to] = [leadOf(`reviewer ${reviewer}`), leadOf(applicationId)]
    leads.set(from, to)
    leads.set(to, to)
  }
  return [...leads].filter(([one, lead]) => one === lead).length
}
