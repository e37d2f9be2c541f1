export type OrbitDot = { x: number; y: number; size: number }
export type OrbitRing = { radius: number; strength: number; dash: string | undefined; dots: OrbitDot[] }
export type OrbitDrawing = { core: number; rings: OrbitRing[] }

/** The rings and dots of an id, on a 64 by 64 sheet. Pure: the same id draws the same mark on every machine. */
export function drawOrbit(id: string): OrbitDrawing {
  const next = sequence(id)
  const radii = next() < 0.5 ? [13, 21, 29] : [15, 28]
  const rings = radii.map((radius) => drawRing(radius, next))
  return { core: 4 + Math.floor(next() * 3), rings }
}

function drawRing(radius: number, next: () => number): OrbitRing {
  const start = next() * 2 * Math.PI
  const count = 1 + Math.floor(next() * 3)
  const isDashed = next() < 0.3
  const dots = Array.from({ length: count }, (_, index) => {
    const angle = start + (index * 2 * Math.PI) / (count + Math.floor(next() * 2))
    return {
      x: round(32 + radius * Math.cos(angle)),
      y: round(32 + radius * Math.sin(angle)),
      size: round(2.4 + next() * 1.8),
    }
  })
  return { radius, strength: round(0.28 + next() * 0.3), dash: isDashed ? '3 4' : undefined, dots }
}

/** Numbers from 0 up to 1 that depend on the text alone: FNV-1a to start, then mulberry32. */
function sequence(text: string): () => number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
