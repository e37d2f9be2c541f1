import type { Ids } from './ids.ts'
import type { Store, Timer, TimerKind } from './store.ts'

/** Real: follows the wall clock plus whatever was advanced. Manual: stands still until advanced. */
export type ClockMode = { mode: 'real' } | { mode: 'manual'; startsAt?: number }

export interface Clock {
  /** Whole seconds, as Stripe writes instants. */
  seconds(): number
  milliseconds(): number
  year(): number
  /** January is 1. */
  month(): number
  mode: 'real' | 'manual'
  schedule(timer: { kind: TimerKind; subject: string; inSeconds: number }): void
  cancel(kind: TimerKind, subject: string): void
  /** Runs every timer due up to `until` (milliseconds), in order, each at its own instant. A real clock may be set back. */
  advanceTo(until: number): Promise<void>
  stop(): void
}

interface ClockParts {
  mode: ClockMode
  store: Store
  ids: Ids
  ring: (timer: Timer) => void
  /** Waited for between timers, so that what one timer caused has arrived before the next rings. */
  settle: () => Promise<void>
}

const longestSleepMs = 2 ** 30

/** One queue of timers on a clock that can be moved. Its position survives a restart through the store. */
export function createClock(parts: ClockParts): Clock {
  const { store, ids } = parts
  let offset = Number(store.settings.get('clock-offset-ms')?.value ?? 0)
  let standing = parts.mode.mode === 'manual' ? startOf(parts.mode, store) : null
  let alarm: NodeJS.Timeout | undefined
  let isStopped = false

  const milliseconds = () => standing ?? Date.now() + offset
  const due = (until: number) => earliest(store.timers.oldestFirst().filter((timer) => timer.at <= until))
  const ring = (timer: Timer) => {
    store.timers.remove(timer.id)
    parts.ring(timer)
    store.commit()
  }
  const arm = () => {
    clearTimeout(alarm)
    const next = earliest(store.timers.oldestFirst())
    if (isStopped || parts.mode.mode === 'manual' || next === undefined) return
    alarm = setTimeout(wake, Math.min(Math.max(0, next.at - milliseconds()), longestSleepMs))
  }
  const wake = () => {
    for (let timer = due(milliseconds()); timer; timer = due(milliseconds())) ring(timer)
    arm()
  }
  const moveTo = (at: number) => {
    if (parts.mode.mode === 'manual') {
      standing = at
      store.settings.put({ id: 'clock-standing-ms', value: String(at) })
    } else {
      standing = null
      offset = at - Date.now()
      store.settings.put({ id: 'clock-offset-ms', value: String(offset) })
    }
  }
  setImmediate(arm)

  return {
    mode: parts.mode.mode,
    milliseconds,
    month: () => new Date(milliseconds()).getUTCMonth() + 1,
    year: () => new Date(milliseconds()).getUTCFullYear(),
    seconds: () => Math.floor(milliseconds() / 1000),
    schedule({ kind, subject, inSeconds }) {
      store.timers.put({ id: ids.next('tmr_'), at: milliseconds() + inSeconds * 1000, kind, subject })
      arm()
    },
    cancel(kind, subject) {
      for (const timer of store.timers.oldestFirst())
        if (timer.kind === kind && timer.subject === subject) store.timers.remove(timer.id)
    },
    async advanceTo(until) {
      clearTimeout(alarm)
      await parts.settle()
      for (let timer = due(until); timer; timer = due(until)) {
        standing = Math.max(milliseconds(), timer.at)
        ring(timer)
        await parts.settle()
      }
      moveTo(standing === null ? until : Math.max(until, standing))
      store.commit()
      arm()
    },
    stop() {
      isStopped = true
      clearTimeout(alarm)
    },
  }
}

/** 1 January 2027, 00:00 UTC: where a manual clock stands when nobody says otherwise. */
const defaultStart = 1_798_761_600

function startOf(mode: { mode: 'manual'; startsAt?: number }, store: Store): number {
  const kept = store.settings.get('clock-standing-ms')?.value
  return kept === undefined ? (mode.startsAt ?? defaultStart) * 1000 : Number(kept)
}

function earliest(timers: Timer[]): Timer | undefined {
  return timers.reduce<Timer | undefined>((first, timer) => (first && first.at <= timer.at ? first : timer), undefined)
}

const units: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

/** Reads `35d`, `90m`, `2h30m` or plain seconds; null when it is none of these. */
export function parseSpan(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  if (!/^(\d+[smhdw])+$/.test(text)) return null
  return [...text.matchAll(/(\d+)([smhdw])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0),
    0,
  )
}

/** An instant as people and machines both read it: `2027-01-01T00:00:00.000Z`. */
export function instantText(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}
