import { type Built, buildProblem } from './build-problem.ts'
import { liftWorst } from './lift-worst.ts'
import { bestWorth, forbidden, isWelcome, lacksSenior, type Seating, totalOf, worthOf } from './problem.ts'
import type { AssignmentSettings, CallFacts, Proposal, Step } from './proposal.ts'
import { reasonsFor } from './reasons.ts'
import { seatReviewers } from './seat-reviewers.ts'

/**
 * Proposes who reads what: the best seating, then the worst-served application lifted, with three reasons for each. Everyone who was
 * asked stays asked. Pure and slow: it runs in a thread of its own.
 */
export function proposeAssignments(
  facts: CallFacts,
  settings: AssignmentSettings,
  report: (step: Step) => void = () => {},
): Proposal {
  report('matching')
  const built = buildProblem(facts, settings)
  report('seating')
  const seated = seatReviewers(built.problem)
  report('lifting')
  const seating = liftWorst(built.problem, seated.seating)
  return {
    added: addedIn(built, seating),
    unfilled: unfilledIn(built, seating),
    withoutSenior: facts.applications.flatMap(({ id }, at) => (hasNoSenior(built, at, seating[at] ?? []) ? [id] : [])),
    unmet: built.unmet,
    worst: { before: worstOf(built, seated.seating), after: worstOf(built, seating) },
    isBest: seated.isBest,
  }
}

function addedIn(built: Built, seating: Seating): Proposal['added'] {
  const { facts } = built
  const loads = facts.reviewers.map(
    ({ load }, reviewer) => load + seating.filter((one) => one.includes(reviewer)).length,
  )
  for (const { reviewer } of built.pinned) loads[reviewer] = (loads[reviewer] ?? 0) + 1
  return facts.applications.flatMap(({ id }, application) => {
    const pinned = built.pinned.filter((pin) => pin.application === application).map(({ reviewer }) => reviewer)
    const all = [...pinned, ...(seating[application] ?? [])]
    return all.map((reviewer) => ({
      applicationId: id,
      reviewerId: facts.reviewers[reviewer]?.id ?? raise(),
      reasons: reasonsFor(built, {
        application,
        reviewer,
        all,
        load: loads[reviewer] ?? 0,
        isPinned: pinned.includes(reviewer),
      }),
    }))
  })
}

function unfilledIn({ facts, problem }: Built, seating: Seating): Proposal['unfilled'] {
  const loads = problem.reviewers.map((_, reviewer) => seating.filter((one) => one.includes(reviewer)).length)
  return facts.applications.flatMap(({ id }, application) => {
    const seated = seating[application] ?? []
    const seats = (problem.applications[application]?.seats ?? 0) - seated.length
    if (seats <= 0) return []
    const others = problem.reviewers.map((_, reviewer) => reviewer).filter((reviewer) => !seated.includes(reviewer))
    const able = others.filter((reviewer) => worthOf(problem, application, reviewer) !== forbidden)
    const free = able.filter((reviewer) => isWelcome(problem, application, reviewer, seated))
    const full = free.filter((reviewer) => (loads[reviewer] ?? 0) >= (problem.reviewers[reviewer]?.room ?? 0)).length
    return [
      { applicationId: id, seats, barred: others.length - able.length, colleagues: able.length - free.length, full },
    ]
  })
}

function hasNoSenior({ problem }: Built, application: number, seated: readonly number[]): boolean {
  if (lacksSenior(problem, application, seated)) return true
  const known = problem.applications[application]
  return known?.hasSenior === false && seated.every((reviewer) => !problem.reviewers[reviewer]?.isSenior)
}

/** What the worst-served application has, of a hundred for each reader. */
function worstOf({ problem, settings }: Built, seating: Seating): number {
  const totals = seating.map((seated, application) => totalOf(problem, application, seated))
  const most = bestWorth * settings.perApplication
  return totals.length === 0 ? 0 : Math.round((100 * Math.min(...totals)) / most)
}

function raise(): never {
  throw new Error('a seat has its reviewer')
}
