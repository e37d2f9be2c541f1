import { type Heap, popLeast, pushTo } from './heap.ts'

/** Nodes and edges with whole capacities and costs of nothing or more. An edge and its way back are neighbours: `edge ^ 1`. */
export type Network = {
  to: number[]
  capacity: number[]
  cost: number[]
  /** The edges that leave each node. */
  leaving: number[][]
}

export function makeNetwork(nodes: number): Network {
  return { to: [], capacity: [], cost: [], leaving: Array.from({ length: nodes }, () => []) }
}

export function addNode(network: Network): number {
  return network.leaving.push([]) - 1
}

/** Adds an edge and answers its number. */
export function addEdge(
  { to, capacity, cost, leaving }: Network,
  edge: { from: number; to: number; capacity: number; cost: number },
): number {
  const number = to.length
  to.push(edge.to, edge.from)
  capacity.push(edge.capacity, 0)
  cost.push(edge.cost, -edge.cost)
  leaving[edge.from]?.push(number)
  leaving[edge.to]?.push(number + 1)
  return number
}

/** What has gone over an edge. */
export function flowOver({ capacity }: Network, edge: number): number {
  return capacity[edge ^ 1] ?? 0
}

/**
 * Sends as much as can flow from source to sink, at the least cost: shortest ways first, with prices that keep every cost at nothing
 * or more (Edmonds and Karp 1972), and on each round of prices all ways of that length. Answers what has flowed and what it cost.
 */
export function sendAll(network: Network, source: number, sink: number): { flow: number; cost: number } {
  const prices = new Float64Array(network.leaving.length)
  const total = { flow: 0, cost: 0 }
  while (reprice(network, { source, sink, prices })) {
    const seen = new Uint8Array(network.leaving.length)
    const walk: Walk = { network, sink, prices, seen }
    for (;;) {
      seen.fill(0)
      const flow = pushAlong(walk, source, Number.POSITIVE_INFINITY)
      if (flow === 0) break
      total.flow += flow
      total.cost += flow * ((prices[sink] ?? 0) - (prices[source] ?? 0))
    }
  }
  return total
}

type Ends = { source: number; sink: number; prices: Float64Array }

/** Dijkstra from the source; answers whether the sink is reached. Prices grow by the distance, at most by the sink’s. */
function reprice({ to, capacity, cost, leaving }: Network, { source, sink, prices }: Ends): boolean {
  const distances = new Float64Array(leaving.length).fill(Number.POSITIVE_INFINITY)
  distances[source] = 0
  const heap: Heap = { keys: [], nodes: [] }
  pushTo(heap, 0, source)
  for (let next = popLeast(heap); next; next = popLeast(heap)) {
    const { key, node } = next
    if (key > (distances[node] ?? 0)) continue
    if (node === sink) break
    for (const edge of leaving[node] ?? []) {
      if ((capacity[edge] ?? 0) === 0) continue
      const end = to[edge] ?? 0
      const distance = key + (cost[edge] ?? 0) + (prices[node] ?? 0) - (prices[end] ?? 0)
      if (distance >= (distances[end] ?? 0)) continue
      distances[end] = distance
      pushTo(heap, distance, end)
    }
  }
  const most = distances[sink] ?? Number.POSITIVE_INFINITY
  if (most === Number.POSITIVE_INFINITY) return false
  for (let node = 0; node < prices.length; node++) {
    prices[node] = (prices[node] ?? 0) + Math.min(distances[node] ?? most, most)
  }
  return true
}

type Walk = { network: Network; sink: number; prices: Float64Array; seen: Uint8Array }

/** Pushes along one way on which nothing is lost, by depth; answers how much. Ways are short: a reviewer stands on each at most once. */
function pushAlong(walk: Walk, node: number, most: number): number {
  const { network, sink, prices, seen } = walk
  if (node === sink) return most
  seen[node] = 1
  for (const edge of network.leaving[node] ?? []) {
    const end = network.to[edge] ?? 0
    const left = network.capacity[edge] ?? 0
    if (left === 0 || seen[end] === 1) continue
    if ((network.cost[edge] ?? 0) + (prices[node] ?? 0) - (prices[end] ?? 0) !== 0) continue
    const flow = pushAlong(walk, end, Math.min(most, left))
    if (flow === 0) continue
    network.capacity[edge] = left - flow
    network.capacity[edge ^ 1] = (network.capacity[edge ^ 1] ?? 0) + flow
    return flow
  }
  return 0
}
