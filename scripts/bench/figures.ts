/** The value that so many of a hundred lie at or below; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** One line of the answer: ours beside the bare limit measured in the same minutes. */
export type Line = {
  what: string
  ours: string
  bare: string
  /** Ours over bare, the way round in which the goal is said. */
  ratio: number | null
  goal: string
  isMet: boolean
}

export function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`
}

export function perSecond(value: number, noun: string): string {
  return `${Math.round(value).toLocaleString('en-US')} ${noun}/s`
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`
}

/** The lines as a table for the terminal and for docs/speed.md alike. */
export function tableOf(lines: readonly Line[]): string {
  const cells = lines.map(({ what, ours, bare, ratio, goal, isMet }) => [
    what,
    ours,
    bare,
    ratio === null ? '' : ratio.toFixed(2),
    goal,
    isMet ? 'met' : 'missed',
  ])
  const head = ['what', 'ours', 'bare limit', 'ratio', 'goal', '']
  const widths = head.map((name, place) => Math.max(name.length, ...cells.map((row) => row[place]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, place) => cell.padEnd(widths[place] ?? 0)).join(' | ')} |`
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n')
}
