import { groupBy } from '#app/units/group.ts'
import type { Problem, Seating } from './problem.ts'
import { worthOf } from './problem.ts'
import { type Flowed, seatByFlow } from './seat-by-flow.ts'

export type Seated = Flowed & {
  /** Nothing better exists. False where the call was too large to rule out every case of two colleagues on one application. */
  isBest: boolean
}

/**
 * The best seating in which no two of one institution read an application. The flow sees to all of it but a senior and a junior of
 * one institution who meet: then either her seniors or her juniors stay away from that application, and both ways are followed, the
 * more promising first (branch and bound). After `patience` flows the less worthy of each such pair stays away instead.
 */
export function seatReviewers(problem: Problem, report: (flows: number) => void = () => {}): Seated {
  const patience = Math.ceil(20_000 / Math.max(1, problem.worths.length))
  const open = [{ cut: new Set<number>(), flowed: seatByFlow(problem, new Set()) }]
  let flows = 1
  for (;;) {
    const branch = open.sort((one, other) => compare(other.flowed, one.flowed)).pop()
    if (!branch) throw new Error('every branch has a seating, if only an empty one')
    const [clash] = clashesIn(problem, branch.flowed.seating)
    if (!clash) return { ...branch.flowed, isBest: true }
    if (flows >= patience) return { ...yieldAll(problem, branch, report), isBest: false }
    for (const side of clash.sides) {
      const cut = new Set([...branch.cut, ...side])
      open.push({ cut, flowed: seatByFlow(problem, cut) })
      report(++flows)
    }
  }
}

/** Below zero when the first is better. */
function compare(one: Flowed, other: Flowed): number {
  return other.filled - one.filled || one.cost - other.cost
}

type Branch = { cut: ReadonlySet<number>; flowed: Flowed }

function yieldAll(problem: Problem, branch: Branch, report: (flows: number) => void): Flowed {
  let [cut, flowed] = [new Set(branch.cut), branch.flowed]
  for (let round = 1; ; round++) {
    const clashes = clashesIn(problem, flowed.seating)
    if (clashes.length === 0) return flowed
    for (const { lesser } of clashes) cut = new Set([...cut, ...lesser])
    flowed = seatByFlow(problem, cut)
    report(round)
  }
}

type Clash = {
  /** What to forbid so that it cannot happen: all seniors of the institution here, or all juniors. */
  sides: number[][]
  /** The side of whom is worth less. */
  lesser: number[]
}

/** Applications that a senior and a junior of one institution would read. */
function clashesIn(problem: Problem, seating: Seating): Clash[] {
  const { reviewers } = problem
  return seating.flatMap((seated, application) => {
    const colleagues = groupBy(seated, (reviewer) => reviewers[reviewer]?.institution ?? null)
    return [...colleagues].flatMap(([institution, [one, other]]) => {
      if (institution === null || one === undefined || other === undefined) return []
      const sideOf = (isSenior: boolean | undefined) =>
        reviewers.flatMap((reviewer, at) =>
          reviewer.institution === institution && reviewer.isSenior === isSenior
            ? [application * reviewers.length + at]
            : [],
        )
      const lesser = worthOf(problem, application, one) < worthOf(problem, application, other) ? one : other
      return [{ sides: [sideOf(true), sideOf(false)], lesser: sideOf(reviewers[lesser]?.isSenior) }]
    })
  })
}
