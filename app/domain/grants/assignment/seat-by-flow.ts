import { groupBy } from '#app/units/group.ts'
import { addEdge, addNode, flowOver, makeNetwork, type Network, sendAll } from './min-cost-flow.ts'
import { bestWorth, forbidden, type Problem, type Seating, worthOf } from './problem.ts'

export type Flowed = {
  seating: Seating
  /** Seats taken, and the cost at which they are: less is better. */
  filled: number
  cost: number
}

/**
 * The best seating as a flow: source → application → institution → reviewer → sink. Most seats first, then fewest applications
 * without a senior, then the most worth. At each application seniors and juniors come by different ways, so one of each of the same
 * institution can meet there: `cut` forbids such pairs, as places in `worths`.
 */
export function seatByFlow(problem: Problem, cut: ReadonlySet<number>): Flowed {
  const { applications, reviewers } = problem
  const network = makeNetwork(2 + applications.length + reviewers.length)
  const [source, sink] = [applications.length + reviewers.length, applications.length + reviewers.length + 1]
  const seniority = 1 + bestWorth * applications.reduce((sum, { seats }) => sum + seats, 0)
  reviewers.forEach(({ room }, reviewer) => {
    addEdge(network, { from: applications.length + reviewer, to: sink, capacity: Math.max(0, room), cost: 0 })
  })
  const pairs = applications.flatMap(({ seats, hasSenior, institutions }, application) => {
    if (seats <= 0) return []
    addEdge(network, { from: source, to: application, capacity: seats, cost: 0 })
    const able = reviewers.flatMap(({ institution, isSenior }, reviewer) => {
      const worth = worthOf(problem, application, reviewer)
      if (worth === forbidden || cut.has(application * reviewers.length + reviewer)) return []
      if (institution !== null && institutions.includes(institution)) return []
      return [{ reviewer, institution, isSenior, node: applications.length + reviewer, cost: bestWorth - worth }]
    })
    if (hasSenior) return join(network, application, able)
    const juniors = addNode(network)
    addEdge(network, { from: application, to: juniors, capacity: seats - 1, cost: 0 })
    addEdge(network, { from: application, to: juniors, capacity: 1, cost: seniority })
    const seniorPairs = join(
      network,
      application,
      able.filter(({ isSenior }) => isSenior),
    )
    return [
      ...seniorPairs,
      ...join(
        network,
        juniors,
        able.filter(({ isSenior }) => !isSenior),
      ),
    ].map((pair) => ({ ...pair, application }))
  })
  const { flow, cost } = sendAll(network, source, sink)
  const seating: Seating = applications.map(() => [])
  for (const { application, reviewer, edge } of pairs) {
    if (flowOver(network, edge) > 0) seating[application]?.push(reviewer)
  }
  for (const seated of seating) seated.sort((one, other) => one - other)
  return { seating, filled: flow, cost }
}

type Able = { reviewer: number; institution: string | null; node: number; cost: number }

/** Edges from an application to those who are able; those of one institution share a gate that lets one of them through. */
function join(network: Network, from: number, able: readonly Able[]) {
  return [...groupBy(able, ({ institution, reviewer }) => institution ?? reviewer)].flatMap(([, colleagues]) => {
    const gate = colleagues.length > 1 ? addNode(network) : from
    if (gate !== from) addEdge(network, { from, to: gate, capacity: 1, cost: 0 })
    return colleagues.map(({ reviewer, node, cost }) => ({
      application: from,
      reviewer,
      edge: addEdge(network, { from: gate, to: node, capacity: 1, cost }),
    }))
  })
}
