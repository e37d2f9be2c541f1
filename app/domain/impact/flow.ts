import { paths } from '#app/paths.ts'
import type { GpuSeconds } from '#app/units/gpu-time.ts'
import { groupBy } from '#app/units/group.ts'
import type { Cents } from '#app/units/money.ts'
import { splitByLargestRemainder } from '#app/units/share.ts'
import {
  type Strand,
  secondsOf,
  type Trace,
  type TraceOutput,
  type TraceProject,
  totalsOf,
  usesByProject,
} from './trace.ts'

type Quantity = { unit: 'usd'; of: Cents } | { unit: 'gpu'; of: GpuSeconds }
type Node = { id: string; label: string; total: Quantity; hours: GpuSeconds; to?: string | undefined }
type Column = { label: string; kind: 'money' | 'compute' | 'project' | 'open'; nodes: Node[] }
type Band = { from: string; to: string; quantity: Quantity; hours: GpuSeconds; href: string }
/** The flow picture as plain values: four columns and the three hand-overs between them. Dollars are as wide as the hours they bought. */
export type FlowPicture = { columns: [Column, Column, Column, Column]; handovers: [Band[], Band[], Band[]] }

/** Boxes a column shows by name; the rest stand together in one more. */
const mostBoxes = 8

/** Draws a trace together: where hours came from, their class, who used them, and what came out. */
export function flowOf(trace: Trace): FlowPicture {
  const sources = sourcesOf(trace)
  const classes = [...groupBy(trace.strands, (strand) => strand.lot.gpuClass)].sort(([left], [right]) =>
    left.localeCompare(right),
  )
  const projects = boxesOf(trace)
  const models = modelsOf(trace)
  return {
    columns: [
      { label: 'Gifts and own GPUs', kind: 'money', nodes: sources.map(({ node }) => node) },
      { label: 'GPU-hours', kind: 'compute', nodes: classes.map(([gpuClass, own]) => classNode(gpuClass, own)) },
      { label: 'Projects', kind: 'project', nodes: projects.map((box) => box.node) },
      { label: 'Released models', kind: 'open', nodes: models.map(({ model, seconds }) => modelNode(model, seconds)) },
    ],
    handovers: [
      sources.flatMap(({ node, strands }) => toClasses(node, strands)),
      classes.flatMap(([gpuClass, own]) => toProjects(gpuClass, own, projects)),
      models.map(({ model, from, seconds }) => ({
        from: boxFor(projects, from.id)?.node.id ?? from.id,
        to: model.id,
        quantity: gpu(seconds),
        hours: seconds,
        href: releasesOf(from),
      })),
    ],
  }
}

type Source = { node: Node; strands: Strand[] }

function sourcesOf(trace: Trace): Source[] {
  const funds = trace.funds.map((fund) => {
    const strands = trace.strands.filter((strand) => strand.lot.fundId === fund.id)
    const total: Quantity = { unit: 'usd', of: totalsOf(strands).cost }
    const to = paths.impactLedgerOf(`gifts:${fund.id}`)
    return { node: { id: fund.id, label: fund.name, total, hours: secondsOf(strands), to }, strands }
  })
  const others = [
    { id: 'donated', label: 'Hours given in kind', source: 'donated' },
    { id: 'owned', label: 'The lab’s own GPUs', source: 'owned' },
  ].flatMap(({ id, label, source }) => {
    const strands = trace.strands.filter((strand) => strand.lot.source === source)
    const hours = secondsOf(strands)
    return strands.length > 0
      ? [{ node: { id, label, total: gpu(hours), hours, to: paths.impactMethod() }, strands }]
      : []
  })
  return [...funds.filter((fund) => fund.strands.length > 0), ...others]
}

function toClasses(node: Node, strands: readonly Strand[]): Band[] {
  return [...groupBy(strands, (strand) => strand.lot.gpuClass)].map(([gpuClass, own]) => ({
    from: node.id,
    to: gpuClass,
    quantity: node.total.unit === 'usd' ? { unit: 'usd', of: totalsOf(own).cost } : gpu(secondsOf(own)),
    hours: secondsOf(own),
    href: node.total.unit === 'usd' ? paths.impactLedgerOf(`supply-purchases:${node.id}`) : paths.impactMethod(),
  }))
}

function classNode(gpuClass: string, own: readonly Strand[]): Node {
  const hours = secondsOf(own)
  return { id: gpuClass, label: gpuClass.toUpperCase(), total: gpu(hours), hours, to: `${paths.impact()}#hours` }
}

/** A box of the project column: one public project, or several others together. */
type ProjectBox = { node: Node; projectIds: ReadonlySet<string> }

function boxesOf(trace: Trace): ProjectBox[] {
  const uses = usesByProject(trace)
  const shown = uses.filter(({ project }) => project.isPublic).slice(0, mostBoxes)
  const rest = uses.filter((use) => !shown.includes(use))
  const named = shown.map(({ project, seconds }) => ({
    node: {
      id: project.id,
      label: shortTitle(project.title),
      total: gpu(seconds),
      hours: seconds,
      to: paths.project(project.slug),
    },
    projectIds: new Set([project.id]),
  }))
  if (rest.length === 0) return named
  const label = rest.length === 1 ? 'One more project' : `${rest.length} more projects`
  const hours = rest.reduce<bigint>((sum, use) => sum + use.seconds, 0n) as GpuSeconds
  return [
    ...named,
    {
      node: { id: 'more', label, total: gpu(hours), hours, to: paths.projects() },
      projectIds: new Set(rest.map((use) => use.project.id)),
    },
  ]
}

function boxFor(boxes: readonly ProjectBox[], projectId: string | null): ProjectBox | undefined {
  return boxes.find((box) => projectId !== null && box.projectIds.has(projectId))
}

function toProjects(gpuClass: string, strands: readonly Strand[], boxes: readonly ProjectBox[]): Band[] {
  return boxes.flatMap((box) => {
    const own = strands.filter((strand) => strand.projectId !== null && box.projectIds.has(strand.projectId))
    if (own.length === 0) return []
    const hours = secondsOf(own)
    return [{ from: gpuClass, to: box.node.id, quantity: gpu(hours), hours, href: box.node.to ?? paths.projects() }]
  })
}

export type ModelHours = { model: TraceOutput; from: TraceProject; seconds: GpuSeconds }

/** Hours behind each released model: a public project's hours, shared evenly over the models it released. */
export function modelsOf(trace: Trace): ModelHours[] {
  return usesByProject(trace).flatMap(({ project, seconds, outputs }) => {
    const models = outputs.filter((output) => output.kind === 'model')
    if (models.length === 0 || !project.isPublic) return []
    const parts = splitByLargestRemainder(
      seconds,
      models.map(() => 1n),
    )
    return models.map((model, index) => ({ model, from: project, seconds: (parts[index] ?? 0n) as GpuSeconds }))
  })
}

function modelNode(model: TraceOutput, seconds: GpuSeconds): Node {
  return {
    id: model.id,
    label: model.title,
    total: gpu(seconds),
    hours: seconds,
    to: `${paths.models()}#${model.slug}`,
  }
}

function releasesOf(project: TraceProject): string {
  return `${paths.project(project.slug)}#released`
}

/** The short name before the colon: “Lantern: a model for …” is Lantern. */
function shortTitle(title: string): string {
  return title.split(':')[0]?.trim() || title
}

function gpu(of: GpuSeconds): Quantity {
  return { unit: 'gpu', of }
}
