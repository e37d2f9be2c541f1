import { hasRole, type Person } from '#app/domain/people/person.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { mayReadApplications } from '../policy.ts'

export const exportKinds = ['applications', 'decisions', 'awards', 'reviews'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportWords: Record<ExportKind, string> = {
  applications: 'Applications, with what they ask for',
  decisions: 'Decisions, drafted and released',
  awards: 'Awards, with the hours they came to',
  reviews: 'Reviews that are in, by alias',
}

/** Staff who read applications take them along; what reviewers wrote among colleagues leaves with officers alone. */
export function mayExport(person: Person, kind: ExportKind): boolean {
  return mayReadApplications(person) && (kind !== 'reviews' || hasRole(person, 'programme_officer'))
}

/** Hours of one class, in GPU-seconds as text: JSON knows no bigint. */
export type ExportHours = { gpu_class: string; seconds: string }
export type ExportCell = string | number | null | ExportHours[]
/** The cells of one row by the name of their column, in the order of the columns. */
export type ExportRow = Record<string, ExportCell>

/** "applications.csv" as what it asks for; null for any other name. */
export function parseExportFile(name: string | undefined): { kind: ExportKind; format: 'csv' | 'json' } | null {
  const [, word, format] = /^([a-z]+)\.(csv|json)$/.exec(name ?? '') ?? []
  const kind = exportKinds.find((one) => one === word)
  return kind && (format === 'csv' || format === 'json') ? { kind, format } : null
}

/** A cell for a spreadsheet; hours as "420,000 h100". */
export function cellText(cell: ExportCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (!Array.isArray(cell)) return String(cell)
  return cell.map(({ gpu_class, seconds }) => `${formatGpuHours(gpuSeconds(BigInt(seconds)))} ${gpu_class}`).join('; ')
}
