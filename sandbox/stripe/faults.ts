import type { Ids } from './ids.ts'

/** What can go wrong with an answer of the API. `_before`: nothing was done; `_after`: it was done, the news is lost. */
export const apiActions = [
  'latency',
  '429_rate',
  '429_lock',
  '409_idem',
  '500_before',
  '500_after',
  'cut_before',
  'cut_after',
  'half_body',
  'html_502',
  'timeout',
] as const
/** What can go wrong with a webhook. The first five decide whether and when it goes, the others how it looks. */
export const webhookActions = [
  'drop',
  'delay',
  'hold',
  'shuffle',
  'before_response',
  'duplicate',
  'concurrent',
  'corrupt_signature',
  'stale_timestamp',
  'wrong_livemode',
  'old_api_version',
] as const
export type ApiAction = (typeof apiActions)[number]
export type WebhookAction = (typeof webhookActions)[number]

export interface Match {
  method?: string
  /** An address, `*` standing for anything: `/v1/refunds*`. */
  path?: string
  /** An event type, `*` standing for anything: `charge.*`. */
  type?: string
  /** Only the nth match; or every nth; or each with a chance, drawn from a seeded sequence. */
  nth?: number
  every?: number
  probability?: number
  seed?: number
}

export interface FaultRule {
  match: Match
  action: ApiAction | WebhookAction
  /** Milliseconds of latency, seconds of delay, copies of a duplicate, window of a shuffle. */
  amount?: number
  /** How often the rule may bite; without it, always. */
  times?: number
}
export interface Fault extends FaultRule {
  id: string
  seen: number
  used: number
}

export interface Faults {
  add(rule: FaultRule): Fault
  list(): Fault[]
  clear(id?: string): void
  /** The first rule that bites this request. */
  forRequest(method: string, path: string): Fault | null
  /** Every rule with one of these actions that bites this event. */
  forEvent(type: string, actions: readonly WebhookAction[]): Fault[]
}

/** Rules for breaking things on purpose. They are counted, seeded and kept in memory only: a restart starts whole. */
export function createFaults(ids: Ids): Faults {
  let faults: Fault[] = []
  const draws = new Map<string, () => number>()
  const bites = (fault: Fault): boolean => {
    fault.seen += 1
    if (fault.times !== undefined && fault.used >= fault.times) return false
    const { nth, every, probability, seed } = fault.match
    if (nth !== undefined && fault.seen !== nth) return false
    if (every !== undefined && fault.seen % every !== 0) return false
    if (probability !== undefined && sequence(draws, fault.id, seed ?? 1)() >= probability) return false
    fault.used += 1
    return true
  }
  return {
    add(rule) {
      const fault = { ...rule, id: ids.next('flt_'), seen: 0, used: 0 }
      faults.push(fault)
      return fault
    },
    list: () => faults,
    clear(id) {
      faults = id === undefined ? [] : faults.filter((fault) => fault.id !== id)
    },
    forRequest(method, path) {
      const applies = ({ action, match }: Fault) =>
        isApiAction(action) && fits(match.method?.toUpperCase(), method) && fits(match.path, path)
      return faults.filter(applies).find(bites) ?? null
    },
    forEvent(type, actions) {
      const applies = ({ action, match }: Fault) => actions.some((one) => one === action) && fits(match.type, type)
      return faults.filter(applies).filter(bites)
    },
  }
}

export function isApiAction(action: string): action is ApiAction {
  return apiActions.some((one) => one === action)
}

export function isWebhookAction(action: string): action is WebhookAction {
  return webhookActions.some((one) => one === action)
}

function fits(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined) return true
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${source}$`).test(text)
}

function sequence(draws: Map<string, () => number>, id: string, seed: number): () => number {
  const known = draws.get(id)
  if (known) return known
  const fresh = mulberry32(seed)
  draws.set(id, fresh)
  return fresh
}

/** A small seeded generator of numbers in [0, 1): the same seed breaks the same requests. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
