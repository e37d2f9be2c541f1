/** `[days-]hours:minutes:seconds`, also `minutes:seconds` and thousandths, as whole seconds; null when it is not a time span. */
export function parseElapsed(text: string): number | null {
  const match = /^(?:(\d{1,5})-)?(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/.exec(text.trim())
  if (!match) return null
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
}

/** Whole seconds as `ElapsedRaw` gives them; null when they are not. */
export function parseSeconds(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) : null
}
