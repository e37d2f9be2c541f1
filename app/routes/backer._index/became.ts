import type { Trace } from '#app/domain/impact/trace.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'

/** A line of "what it became": hours of a class that a project used, or that wait. */
export type Became = {
  id: string
  gpuClass: string
  seconds: GpuSeconds
  fate: 'used' | 'waiting' | 'unused'
  project: { slug: string; title: string } | null
  releases: { slug: string; title: string }[]
}

/** The strands of one gift, joined by class, fate and project. A project that is not public is told without its name. */
export function becameOf(trace: Trace | undefined): Became[] {
  if (!trace) return []
  const lines = new Map<string, Became>()
  for (const strand of trace.strands) {
    const id = [strand.lot.gpuClass, strand.fate, strand.projectId ?? ''].join(' ')
    const known = lines.get(id)
    if (known) known.seconds = (known.seconds + strand.seconds) as GpuSeconds
    else lines.set(id, newLine(trace, id, strand))
  }
  return [...lines.values()]
}

function newLine(trace: Trace, id: string, strand: Trace['strands'][number]): Became {
  const project = trace.projects.find((one) => one.id === strand.projectId && one.isPublic)
  const releases = project ? trace.outputs.filter((output) => output.projectId === project.id) : []
  return {
    id,
    gpuClass: strand.lot.gpuClass,
    seconds: strand.seconds,
    fate: strand.fate,
    project: project ? { slug: project.slug, title: project.title } : null,
    releases: releases.map(({ slug, title }) => ({ slug, title })),
  }
}
