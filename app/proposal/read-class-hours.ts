import type { GrantedHours } from '#app/domain/grants/decision.ts'
import { parseGpuHours } from '#app/units/gpu-time.ts'

type ClassHours = { ok: true; hours: GrantedHours[] } | { ok: false; field: string }

/** The typed hours by class, from fields named by a word and the class, such as granted-h100; or the first field that is no number of hours. */
export function readClassHours(values: Record<string, string>, word: 'granted' | 'taken'): ClassHours {
  const hours: GrantedHours[] = []
  for (const [field, text] of Object.entries(values)) {
    if (!field.startsWith(`${word}-`) || !text.trim()) continue
    const seconds = parseGpuHours(text)
    if (seconds === null) return { ok: false, field }
    hours.push({ gpuClass: field.slice(word.length + 1), seconds })
  }
  return { ok: true, hours }
}
