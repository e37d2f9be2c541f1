/** An id says what it names: `gft_…` is a gift. The rest is a ULID, so ids sort by the time they were made. */
export type Id<Prefix extends string = string> = `${Prefix}_${string}`

const shape = /^([a-z]{3})_[0-9A-HJKMNP-TV-Z]{26}$/

/** Reads an id from a URL or form; null when it is not one of that kind. */
export function parseId<Prefix extends string>(prefix: Prefix, text: string | undefined | null): Id<Prefix> | null {
  const match = shape.exec(text ?? '')
  return match?.[1] === prefix ? (text as Id<Prefix>) : null
}
