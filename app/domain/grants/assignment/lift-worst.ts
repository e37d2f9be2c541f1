import { isWelcome, lacksSenior, type Problem, type Seating, totalOf } from './problem.ts'

/**
 * Lifts the application that is served worst: one of its reviewers gives way to somebody who has room, or changes places with a
 * reviewer of another application, as long as neither falls to where the worst one was. Then the next, until nothing lifts any: no
 * seat is lost, and nobody loses her only senior. A search by exchanges: it ends where no single one helps.
 */
export function liftWorst(problem: Problem, seating: Seating): Seating {
  const lifted = seating.map((seated) => [...seated])
  const stuck = new Set<number>()
  for (let step = 0; step < 20 * lifted.length; step++) {
    const worst = findWorst(problem, lifted, stuck)
    if (worst === null) break
    const best = exchangesFor(problem, lifted, worst).reduce<Exchange | null>(
      (one, other) => (one && isBetter(one, other) ? one : other),
      null,
    )
    if (!best) {
      stuck.add(worst)
      continue
    }
    for (const { application, seated } of best.seats) lifted[application] = seated
    stuck.clear()
  }
  for (const seated of lifted) seated.sort((one, other) => one - other)
  return lifted
}

type Exchange = { seats: { application: number; seated: number[] }[]; least: number; sum: number }

function isBetter(one: Exchange, other: Exchange): boolean {
  return one.least > other.least || (one.least === other.least && one.sum >= other.sum)
}

function findWorst(problem: Problem, seating: Seating, stuck: ReadonlySet<number>): number | null {
  let [worst, least] = [null as number | null, Number.POSITIVE_INFINITY]
  seating.forEach((seated, application) => {
    if (stuck.has(application) || seated.length === 0) return
    const total = totalOf(problem, application, seated)
    if (total < least) [worst, least] = [application, total]
  })
  return worst
}

function exchangesFor(problem: Problem, seating: Seating, application: number): Exchange[] {
  const seated = seating[application] ?? []
  const before = totalOf(problem, application, seated)
  const placesOf = placesByReviewer(problem, seating)
  return seated.flatMap((leaving) =>
    problem.reviewers.flatMap(({ room }, coming) => {
      const here = replaced(problem, { application, seated, leaving, coming })
      if (!here || here.total <= before) return []
      const places = placesOf[coming] ?? []
      const free = places.length < room ? [{ seats: [here], least: here.total, sum: here.total - before }] : []
      const swaps = places.flatMap((other) => {
        const theirs = seating[other] ?? []
        const there = replaced(problem, { application: other, seated: theirs, leaving: coming, coming: leaving })
        if (!there || there.total <= before) return []
        const sum = here.total + there.total - before - totalOf(problem, other, theirs)
        return [{ seats: [here, there], least: Math.min(here.total, there.total), sum }]
      })
      return [...free, ...swaps]
    }),
  )
}

function placesByReviewer(problem: Problem, seating: Seating): number[][] {
  const places: number[][] = problem.reviewers.map(() => [])
  seating.forEach((seated, application) => {
    for (const reviewer of seated) places[reviewer]?.push(application)
  })
  return places
}

type Replace = { application: number; seated: readonly number[]; leaving: number; coming: number }

/** The seats after one came for another, and what they are worth; null where she is not welcome or the only senior would go. */
function replaced(problem: Problem, { application, seated, leaving, coming }: Replace) {
  const staying = seated.filter((one) => one !== leaving)
  if (!isWelcome(problem, application, coming, staying)) return null
  const after = [...staying, coming]
  if (lacksSenior(problem, application, after) && !lacksSenior(problem, application, seated)) return null
  return { application, seated: after, total: totalOf(problem, application, after) }
}
