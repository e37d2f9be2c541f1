const made = new Map<string, Intl.DateTimeFormat>()

/**
 * The formatter for a locale, a zone and what it shows, made once: making one costs fifty times what using it does. Intl
 * refuses a zone that does not exist, so there are never more than the world has zones.
 */
export function zoneFormat(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
  made.set(key, format)
  return format
}
