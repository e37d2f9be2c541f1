import type { Metadata } from '../objects.ts'
import { invalid, NotImplemented } from './errors.ts'
import { itemsOf, type Raw } from './form.ts'

/** One parameter's type: reads text into a value, or throws the 400 that Stripe would answer. `at` is its bracketed name. */
export interface Param<T> {
  read(raw: Raw, at: string): T
  /** What a missing parameter becomes; parameters without it are required. */
  absent?: () => T
}
export type Read<P> = P extends Param<infer T> ? T : never
type Fields = Record<string, Param<unknown>>
type ReadFields<F extends Fields> = { [K in keyof F]: Read<F[K]> }

export function text(limits: { max?: number } = {}): Param<string> {
  return {
    read(raw, at) {
      if (typeof raw !== 'string') throw invalid(`Invalid string: ${at} must be a string`, { param: at })
      if (raw === '') throw cannotUnset(at)
      if (raw.length <= (limits.max ?? 5000)) return raw
      const bounds = `${at} has a maximum length of ${limits.max ?? 5000} characters`
      throw invalid(`Invalid string: ${shorten(raw)}; ${bounds}`, { param: at })
    },
  }
}

export function integer(limits: { min?: number; max?: number } = {}): Param<number> {
  return {
    read(raw, at) {
      const param = { code: 'parameter_invalid_integer', param: at }
      if (raw === '') throw cannotUnset(at)
      if (typeof raw !== 'string' || !/^-?\d{1,15}$/.test(raw)) throw invalid(`Invalid integer: ${shorten(raw)}`, param)
      const value = Number(raw)
      if (limits.min !== undefined && value < limits.min)
        throw invalid(`This value must be greater than or equal to ${limits.min}.`, param)
      if (limits.max !== undefined && value > limits.max)
        throw invalid(`This value must be less than or equal to ${limits.max}.`, param)
      return value
    },
  }
}

export function flag(): Param<boolean> {
  return {
    read(raw, at) {
      if (raw === 'true') return true
      if (raw === 'false') return false
      throw invalid(`Invalid boolean: ${shorten(raw)}`, { param: at })
    },
  }
}

export function oneOf<const T extends string>(values: readonly T[]): Param<T> {
  return {
    read(raw, at) {
      const found = values.find((value) => value === raw)
      if (found !== undefined) return found
      const choices = new Intl.ListFormat('en', { type: 'disjunction' }).format(values)
      throw invalid(`Invalid ${at}: must be one of ${choices}`, { param: at })
    },
  }
}

export function list<T>(of: Param<T>, limits: { max?: number } = {}): Param<T[]> {
  return {
    read(raw, at) {
      const items = itemsOf(raw)
      if (items === null) throw invalid('Invalid array', { param: at })
      if (items.length > (limits.max ?? 100)) throw invalid(`Array ${at} has too many entries`, { param: at })
      return items.map((item, index) => of.read(item, `${at}[${index}]`))
    },
  }
}

/**
 * An object with known keys. A key in `elsewhere` exists at Stripe but not here and answers 501; any other key is
 * `parameter_unknown`, exactly as the real API refuses it.
 */
export function shape<F extends Fields>(fields: F, elsewhere: readonly string[] = []): Param<ReadFields<F>> {
  return {
    read(raw, at) {
      if (typeof raw === 'string') throw invalid('Invalid object', { param: at })
      for (const key of raw.keys()) if (!Object.hasOwn(fields, key)) refuseKey(key, at, elsewhere)
      const values: Record<string, unknown> = {}
      for (const [key, param] of Object.entries(fields)) {
        const value = readField(param, raw.get(key), named(at, key))
        if (value !== undefined) values[key] = value
      }
      return values as ReadFields<F>
    },
  }
}

function readField(param: Param<unknown>, raw: Raw | undefined, at: string): unknown {
  if (raw !== undefined) return param.read(raw, at)
  if (param.absent) return param.absent()
  throw invalid(`Missing required param: ${at}.`, { code: 'parameter_missing', param: at })
}

function refuseKey(key: string, at: string, elsewhere: readonly string[]): never {
  const param = named(at, key)
  if (elsewhere.includes(key)) throw new NotImplemented(`The parameter ${param}`)
  throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
}

export function optional<T>(param: Param<T>): Param<T | undefined> {
  return { read: param.read, absent: () => undefined }
}

/** A parameter that an empty value clears: reads as null then. */
export function unsettable<T>(param: Param<T>): Param<T | null> {
  return { read: (raw, at) => (raw === '' ? null : param.read(raw, at)) }
}

export function either<A, B>(first: Param<A>, second: Param<B>, useFirst: (raw: Raw) => boolean): Param<A | B> {
  return { read: (raw, at) => (useFirst(raw) ? first.read(raw, at) : second.read(raw, at)) }
}

/** Metadata as sent: an empty value means "remove this key", an empty whole means "remove all" and reads as null. */
export function metadata(): Param<Metadata | null | undefined> {
  return {
    absent: () => undefined,
    read(raw, at) {
      if (raw === '') return null
      if (typeof raw === 'string') throw invalid('Invalid object', { param: at })
      if (raw.size > 50) throw invalid('You can only have up to 50 metadata keys.', { param: at })
      const values: Metadata = {}
      for (const [key, value] of raw) values[key] = readMetadataValue(key, value, at)
      return values
    },
  }
}

function readMetadataValue(key: string, value: Raw, at: string): string {
  const param = `${at}[${key}]`
  if (typeof value !== 'string') throw invalid('Metadata values must be strings', { param })
  if (key.length > 40)
    throw invalid(`Metadata keys can have up to 40 characters, but you passed in one with ${key.length}.`, { param })
  if (value.length <= 500) return value
  throw invalid(
    `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters.`,
    { param },
  )
}

function named(at: string, key: string): string {
  return at === '' ? key : `${at}[${key}]`
}

function cannotUnset(at: string) {
  const message = `You passed an empty string for '${at}'. We assume empty values are an attempt to unset a parameter; however '${at}' cannot be unset. You should remove '${at}' from your request or supply a non-empty value.`
  return invalid(message, { code: 'parameter_invalid_empty', param: at })
}

function shorten(raw: Raw): string {
  const shown = typeof raw === 'string' ? raw : '(an object)'
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown
}
