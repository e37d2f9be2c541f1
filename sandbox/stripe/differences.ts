/** The old values of what changed, as `previous_attributes` shows them. */
export function differences<Row extends object>(before: Row, after: Row): Record<string, unknown> {
  const old = new Map<string, unknown>(Object.entries(before))
  const changed = Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(old.get(key)))
  return Object.fromEntries(changed.map(([key]) => [key, old.get(key) ?? null]))
}
