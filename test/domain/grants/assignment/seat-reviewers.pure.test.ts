import { expect, test } from 'vitest'
import { liftWorst } from '#app/domain/grants/assignment/lift-worst.ts'
import {
  bestWorth,
  forbidden,
  isWelcome,
  lacksSenior,
  type Problem,
  type Seating,
  totalOf,
  worthOf,
} from '#app/domain/grants/assignment/problem.ts'
import { seatReviewers } from '#app/domain/grants/assignment/seat-reviewers.ts'
import { dice } from '#db/seed/dice.ts'

test('no seating is better than the one found, whatever the small call', () => {
  for (let round = 0; round < 400; round++) {
    const problem = randomProblem(`best ${round}`)

    const { seating, isBest } = seatReviewers(problem)

    expect(faultsOf(problem, seating)).toEqual([])
    expect([isBest, worthsOf(problem, seating)]).toEqual([true, bestByTrying(problem, byFilling)])
  }
})

test('lifting the worst served loses no seat and no senior, never lowers it, and in nine small calls of ten lifts it as far as can be', () => {
  let reached = 0
  for (let round = 0; round < 400; round++) {
    const problem = randomProblem(`lift ${round}`)
    const { seating } = seatReviewers(problem)

    const lifted = liftWorst(problem, seating)

    expect(faultsOf(problem, lifted)).toEqual([])
    expect(lifted.map(({ length }) => length)).toEqual(seating.map(({ length }) => length))
    expect(worthsOf(problem, lifted).unsenior).toBe(worthsOf(problem, seating).unsenior)
    expect(worstOf(problem, lifted)).toBeGreaterThanOrEqual(worstOf(problem, seating))
    const most = bestByTrying(
      problem,
      (one, other) => isAsFull(seating, one) && (!other || worstOf(problem, one) > worstOf(problem, other)),
    )
    if (worstOf(problem, lifted) === most.worst) reached++
  }

  expect(reached).toBeGreaterThanOrEqual(360)
})

test('a senior takes a seat wherever one can, and a junior takes it only when none can', () => {
  const problem = callOf({ seats: [2, 2], rooms: [2, 2, 1], seniors: [2], worths: [900, 800, 100, 900, 800, 50] })

  const { seating } = seatReviewers(problem)

  expect(seating).toEqual([
    [0, 2],
    [0, 1],
  ])
})

test('a large call is seated without two colleagues on one application', () => {
  const random = dice('large')
  const problem: Problem = {
    applications: Array.from({ length: 60 }, () => ({ seats: 3, hasSenior: false, institutions: [], worth: 0 })),
    reviewers: Array.from({ length: 20 }, (_, at) => ({ room: 10, isSenior: at % 3 === 0, institution: `i${at % 6}` })),
    worths: Int32Array.from({ length: 1200 }, () => (random() < 0.1 ? forbidden : Math.floor(bestWorth * random()))),
  }

  const { seating, filled } = seatReviewers(problem)

  expect(filled).toBe(180)
  expect(faultsOf(problem, seating)).toEqual([])
})

type Value = { filled: number; unsenior: number; sum: number }

function worthsOf(problem: Problem, seating: Seating): Value {
  return {
    filled: seating.reduce((sum, { length }) => sum + length, 0),
    unsenior: seating.filter((seated, application) => lacksSenior(problem, application, seated)).length,
    sum: seating.reduce((sum, seated, application) => sum + totalOf(problem, application, seated), 0),
  }
}

function worstOf(problem: Problem, seating: Seating): number {
  return Math.min(...seating.flatMap((seated, at) => (seated.length > 0 ? [totalOf(problem, at, seated)] : [])))
}

function isAsFull(seating: Seating, one: Seating): boolean {
  return seating.every(({ length }, at) => length === one[at]?.length)
}

/** What breaks a rule: too many seats, too much for one reviewer, a forbidden pair, two colleagues. */
function faultsOf(problem: Problem, seating: Seating): string[] {
  const loads = problem.reviewers.map((_, reviewer) => seating.filter((seated) => seated.includes(reviewer)).length)
  return [
    ...loads.flatMap((load, at) => (load > (problem.reviewers[at]?.room ?? 0) ? [`${at} reads too many`] : [])),
    ...seating.flatMap((seated, application) => {
      const tooMany = seated.length > (problem.applications[application]?.seats ?? 0) ? ['too many seats'] : []
      const unwelcome = seated.filter(
        (one) =>
          !isWelcome(
            problem,
            application,
            one,
            seated.filter((other) => other !== one),
          ),
      )
      return [...tooMany, ...unwelcome.map((one) => `${one} is not welcome at ${application}`)]
    }),
  ]
}

/** Every seating there is, tried one after the other: the answer to hold the flow against. */
function bestByTrying(problem: Problem, isBetter: (one: Seating, other: Seating | null, problem: Problem) => boolean) {
  let best: Seating | null = null
  const rooms = problem.reviewers.map(({ room }) => room)
  const choose = (seating: Seating): void => {
    const application = seating.length
    if (application === problem.applications.length) {
      if (isBetter(seating, best, problem)) best = seating.map((seated) => [...seated])
      return
    }
    for (const seated of subsetsOf(problem, application)) {
      if (seated.some((reviewer) => (rooms[reviewer] ?? 0) < 1)) continue
      for (const reviewer of seated) rooms[reviewer] = (rooms[reviewer] ?? 0) - 1
      choose([...seating, seated])
      for (const reviewer of seated) rooms[reviewer] = (rooms[reviewer] ?? 0) + 1
    }
  }
  choose([])
  const found: Seating = best ?? []
  return Object.assign(
    worthsOf(problem, found),
    isBetter === byFilling ? {} : { worst: worstOf(problem, found) },
  ) as Value & {
    worst?: number
  }
}

function byFilling(one: Seating, other: Seating | null, problem: Problem): boolean {
  if (!other) return true
  const [a, b] = [worthsOf(problem, one), worthsOf(problem, other)]
  return (a.filled - b.filled || b.unsenior - a.unsenior || a.sum - b.sum) > 0
}

function subsetsOf(problem: Problem, application: number): number[][] {
  const all: number[][] = [[]]
  problem.reviewers.forEach((_, reviewer) => {
    const beside = all.filter((seated) => isWelcome(problem, application, reviewer, seated))
    all.push(...beside.map((seated) => [...seated, reviewer]))
  })
  return all.filter(({ length }) => length <= (problem.applications[application]?.seats ?? 0))
}

function callOf(call: { seats: number[]; rooms: number[]; seniors: number[]; worths: number[] }): Problem {
  return {
    applications: call.seats.map((seats) => ({ seats, hasSenior: false, institutions: [], worth: 0 })),
    reviewers: call.rooms.map((room, at) => ({ room, isSenior: call.seniors.includes(at), institution: null })),
    worths: Int32Array.from(call.worths),
  }
}

/** Two or three applications and two to five reviewers, many of them colleagues, with forbidden pairs and readers who stay. */
function randomProblem(seed: string): Problem {
  const random = dice(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const [applications, reviewers] = [2 + upTo(1), 2 + upTo(3)]
  return {
    applications: Array.from({ length: applications }, () => ({
      seats: upTo(3),
      hasSenior: random() < 0.2,
      institutions: random() < 0.2 ? ['i0'] : [],
      worth: random() < 0.3 ? upTo(bestWorth) : 0,
    })),
    reviewers: Array.from({ length: reviewers }, () => ({
      room: upTo(3),
      isSenior: random() < 0.5,
      institution: random() < 0.7 ? `i${upTo(2)}` : null,
    })),
    worths: Int32Array.from({ length: applications * reviewers }, () => (random() < 0.2 ? forbidden : upTo(bestWorth))),
  }
}

test('what a pair is worth is read from its own row and column', () => {
  const problem = callOf({ seats: [1, 1], rooms: [1, 1, 1], seniors: [], worths: [1, 2, 3, 4, 5, forbidden] })

  expect([worthOf(problem, 0, 2), worthOf(problem, 1, 0), worthOf(problem, 1, 2)]).toEqual([3, 4, forbidden])
})
