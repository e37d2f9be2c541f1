import { euroCents, formatEuros } from '#app/units/euros.ts'
import { formatGpuHours, gpuSeconds } from '#app/units/gpu-time.ts'
import { cents, formatCents } from '#app/units/money.ts'
import { formatInstant } from '#app/units/time.ts'

type Fields = Record<string, unknown> | null | undefined

const money = new Set([
  'gross',
  'amount',
  'fee',
  'feeCover',
  'net',
  'paid',
  'asked',
  'cost',
  'centsPerHour',
  'fairValue',
  'leastGift',
])
const euros = new Set(['euros', 'paidEuros'])
const hours = new Set(['seconds', 'promised', 'delivered', 'final', 'provisional', 'unattributed', 'granted'])

/** Before and after, field by field, as people read them: money in dollars, GPU time in hours, instants with their zone. */
export function changesOf({ before, after }: { before: Fields; after: Fields }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => ({
    name: asWords(name),
    before: asText(name, before?.[name], before),
    after: asText(name, after?.[name], after),
  }))
}

function asText(name: string, value: unknown, all: Fields): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => asText(name, one, all)).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return JSON.stringify(value)
  return asQuantity(name, String(value), all) ?? asPlainText(String(value))
}

function asQuantity(name: string, text: string, all: Fields): string | null {
  if (hours.has(name)) return asHours(text)
  if (euros.has(name) && /^\d+$/.test(text)) return formatEuros(euroCents(BigInt(text)))
  if (name === 'goal') return asGoal(text, all?.goalKind)
  return money.has(name) && /^\d+$/.test(text) ? formatCents(cents(BigInt(text))) : null
}

/** "259800", or "h100 259800" in a decision's list. */
function asHours(text: string): string | null {
  const match = /^(?:(\S+) )?(\d+)$/.exec(text)
  if (!match) return null
  const figure = `${formatGpuHours(gpuSeconds(BigInt(match[2] ?? '0')))} GPU-h`
  return match[1] ? `${figure} (${match[1].toUpperCase()})` : figure
}

function asGoal(text: string, kind: unknown): string | null {
  if (kind === 'dollars') return formatCents(cents(BigInt(text)))
  return kind === 'gpu_hours' ? asHours(text) : text
}

function asPlainText(text: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return formatInstant(new Date(text), 'UTC')
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 12)}…`
  return /^[a-z]+(_[a-z]+)+$/.test(text) ? text.replaceAll('_', ' ') : text
}

/** expiresAt reads "Expires", fundId reads "Fund"; seconds are shown as hours. */
function asWords(name: string): string {
  if (name === 'seconds') return 'Hours'
  const words = name
    .replace(/(Id|At)$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
