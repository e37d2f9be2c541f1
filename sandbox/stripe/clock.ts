import type { Ids } from './ids.ts'
import type { Timer, TimerKind } from './rows.ts'
import type { Store } from './store.ts'

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
  /** Does something on a test clock, or on the sandbox's own (null): what it reads and plans is of that clock. */
  within<T>(testClock: string | null, work: () => T): T
  schedule(timer: { kind: TimerKind; subject: string; inSeconds: number }): void
  cancel(kind: TimerKind, subject: string): void
  /** Runs every timer due up to `until` (milliseconds), in order, each at its own instant. A real clock may be set back. */
  advanceTo(until: number): Promise<void>
  /** The same for what waits on a test clock, which then stands at `until`. */
  advanceTestClock(id: string, until: number): Promise<void>
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

/** Timers on clocks that can be moved: the sandbox's own, whose position survives a restart, and Stripe's test clocks. */
export function createClock(parts: ClockParts): Clock {
  const { store, ids } = parts
  const wall = createWall(parts)
  const place = createPlace(store)
  let alarm: NodeJS.Timeout | undefined
  let isStopped = false

  const milliseconds = () => place.frozen() ?? wall.now()
  const due = (until: number, testClock?: string) => earliest(waiting(store, testClock).filter(({ at }) => at <= until))
  const ring = (timer: Timer) => {
    store.timers.remove(timer.id)
    place.within(timer.testClock ?? null, () => parts.ring(timer))
    store.commit()
  }
  const arm = () => {
    clearTimeout(alarm)
    const next = earliest(waiting(store, undefined))
    if (isStopped || parts.mode.mode === 'manual' || next === undefined) return
    alarm = setTimeout(wake, Math.min(Math.max(0, next.at - wall.now()), longestSleepMs))
  }
  const wake = () => {
    for (let timer = due(wall.now()); timer; timer = due(wall.now())) ring(timer)
    arm()
  }
  setImmediate(arm)

  return {
    mode: parts.mode.mode,
    within: place.within,
    milliseconds,
    month: () => new Date(milliseconds()).getUTCMonth() + 1,
    year: () => new Date(milliseconds()).getUTCFullYear(),
    seconds: () => Math.floor(milliseconds() / 1000),
    schedule({ kind, subject, inSeconds }) {
      const at = milliseconds() + Math.max(0, inSeconds) * 1000
      store.timers.put({ id: ids.next('tmr_'), at, kind, subject, ...place.mark() })
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
        wall.stand(Math.max(wall.now(), timer.at))
        ring(timer)
        await parts.settle()
      }
      wall.moveTo(until)
      store.commit()
      arm()
    },
    async advanceTestClock(id, until) {
      for (let timer = due(until, id); timer && !isStopped; timer = due(until, id)) {
        freeze(store, id, timer.at)
        ring(timer)
        await parts.settle()
      }
      freeze(store, id, until)
      store.commit()
    },
    stop() {
      isStopped = true
      clearTimeout(alarm)
    },
  }
}

function waiting(store: Store, testClock: string | undefined): Timer[] {
  return store.timers.oldestFirst().filter((timer) => timer.testClock === testClock)
}

function freeze(store: Store, id: string, at: number): void {
  const testClock = store.testClocks.get(id)
  if (testClock) store.testClocks.put({ ...testClock, frozen_time: Math.floor(at / 1000) })
}

/** The sandbox's own time: standing while it is moved or manual, otherwise the real one and an offset. */
function createWall({ mode, store }: ClockParts) {
  let offset = Number(store.settings.get('clock-offset-ms')?.value ?? 0)
  let standing = mode.mode === 'manual' ? startOf(mode, store) : null
  return {
    now: () => standing ?? Date.now() + offset,
    stand(at: number) {
      standing = at
    },
    moveTo(until: number) {
      const at = standing === null ? until : Math.max(until, standing)
      if (mode.mode === 'manual') {
        standing = at
        store.settings.put({ id: 'clock-standing-ms', value: String(at) })
      } else {
        standing = null
        offset = at - Date.now()
        store.settings.put({ id: 'clock-offset-ms', value: String(offset) })
      }
    },
  }
}

/** The test clock on which the work at hand is done. Work is synchronous, so this is true for the whole of it. */
function createPlace(store: Store) {
  let here: string | null = null
  return {
    within<T>(testClock: string | null, work: () => T): T {
      const before = here
      here = testClock
      try {
        return work()
      } finally {
        here = before
      }
    },
    /** Where the test clock stands, in milliseconds; null on the sandbox's own clock. */
    frozen(): number | null {
      const frozen = here === null ? undefined : store.testClocks.get(here)?.frozen_time
      return frozen === undefined ? null : frozen * 1000
    },
    mark: () => (here === null || !store.testClocks.get(here) ? {} : { testClock: here }),
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
