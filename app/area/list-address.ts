/** What a list's address says, trimmed and bounded: only the named fields, only those with something in them. */
export function readListAddress<Field extends string>(
  request: Pick<Request, 'url'>,
  fields: readonly Field[],
): Partial<Record<Field, string>> {
  const query = new URL(request.url).searchParams
  const typed: Partial<Record<Field, string>> = {}
  for (const field of fields) {
    const text = query.get(field)?.replaceAll('\0', '').trim().slice(0, 120)
    if (text) typed[field] = text
  }
  return typed
}

/** The address of a list with parts changed; null lets go of one. */
export function listAddress(
  path: string,
  typed: Partial<Record<string, string>>,
  change: Record<string, string | null> = {},
): string {
  const kept = Object.entries({ ...typed, ...change }).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const query = new URLSearchParams(kept)
  return query.size > 0 ? `${path}?${query}` : path
}
