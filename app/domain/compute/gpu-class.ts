/** A GPU class's code is what Slurm calls its GPUs, in lower case: h100, mi300x. */
export type GpuClass = {
  code: string
  name: string
  memoryGigabytes: number | null
  gpuCount: number
  state: 'active' | 'seen' | 'retired'
  position: number
}

const shape = /^[a-z0-9][a-z0-9_.-]{0,39}$/

/** Reads a class code; null when it could not name a class. */
export function parseGpuClass(text: string): string | null {
  const code = text.trim().toLowerCase()
  return shape.test(code) ? code : null
}
