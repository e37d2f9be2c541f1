/** A binary heap of nodes by key, least first. */
export type Heap = { keys: number[]; nodes: number[] }

export function pushTo({ keys, nodes }: Heap, key: number, node: number): void {
  let at = keys.length
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = keys[parent] ?? 0
    if (above <= key) break
    keys[at] = above
    nodes[at] = nodes[parent] ?? 0
    at = parent
  }
  keys[at] = key
  nodes[at] = node
}

/** Takes the least out; null when nothing is left. */
export function popLeast({ keys, nodes }: Heap): { key: number; node: number } | null {
  const [key, node] = [keys[0], nodes[0]]
  const [lastKey, lastNode] = [keys.pop(), nodes.pop()]
  if (key === undefined || node === undefined || lastKey === undefined || lastNode === undefined) return null
  const size = keys.length
  if (size === 0) return { key, node }
  let at = 0
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child++
    if ((keys[child] ?? 0) >= lastKey) break
    keys[at] = keys[child] ?? 0
    nodes[at] = nodes[child] ?? 0
    at = child
  }
  keys[at] = lastKey
  nodes[at] = lastNode
  return { key, node }
}
