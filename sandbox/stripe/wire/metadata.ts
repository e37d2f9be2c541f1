import type { Metadata } from '../objects.ts'

/** Merges metadata as Stripe does: new keys win, an empty value removes its key, an empty whole removes all. */
export function mergeMetadata(before: Metadata, asked: Metadata | null | undefined): Metadata {
  if (asked === undefined) return before
  if (asked === null) return {}
  const merged = { ...before, ...asked }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
}
