import type { GrantedHours } from '#app/domain/grants/decision.ts'
import { parseGpuHours } from '#app/units/gpu-time.ts'

type Granted = { ok: true; granted: GrantedHours[] } | { ok: false; field: string }

/** The typed hours by class, from fields named granted-h100; or the first field that is no number of hours. */
export function readGranted(values: Record<string, string>): Granted {
  const granted: GrantedHours[] = []
  for (const [field, text] of Object.entries(values)) {
    if (!field.startsWith('granted-') || !text.trim()) continue
    const seconds = parseGpuHours(text)
    if (seconds === null) return { ok: false, field }
    granted.push({ gpuClass: field.slice('granted-'.length), seconds })
  }
  return { ok: true, granted }
}
