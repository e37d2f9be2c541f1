import type { ApplicationState } from '../application.ts'
import type { DecisionOutcome } from '../decision.ts'

/** That somebody else was better liked is no ground. */
export const grounds = ['procedure', 'fact'] as const
export type Grounds = (typeof grounds)[number]

export const groundWords: Record<Grounds, { label: string; hint: string }> = {
  procedure: {
    label: 'Procedure',
    hint: 'The call’s own rules were not kept: a conflict of interest, a criterion that is not among those published.',
  },
  fact: { label: 'Fact', hint: 'The decision rests on something about the application that is not so.' },
}

export type AppealState = 'open' | 'upheld' | 'declined'

export const longestAppeal = 5_000

/** The instant from which an appeal comes too late: whole days of 24 hours after the release. */
export function appealUntil(releasedAt: Date, appealDays: number): Date {
  return new Date(releasedAt.getTime() + appealDays * 86_400_000)
}

/** A refusal can be appealed, and an offer of less than was asked as long as it is not signed. */
export function isAppealable(state: ApplicationState, outcome: DecisionOutcome): boolean {
  return state === 'declined' || (state === 'offered' && outcome === 'accepted_partial')
}

type Decided = {
  state: ApplicationState
  decision: { outcome: DecisionOutcome; releasedAt: Date } | null
  call: { appealDays: number }
}

/** Until when a released decision can still be appealed; null when it cannot. */
export function openUntil({ state, decision, call }: Decided, now: Date): Date | null {
  if (!decision || !isAppealable(state, decision.outcome)) return null
  const until = appealUntil(decision.releasedAt, call.appealDays)
  return now < until ? until : null
}
