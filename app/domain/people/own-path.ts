/** What a `to` may be: an absolute path of this site. Everything else, however disguised, becomes the fallback. */
export function ownPath(to: string | null | undefined, fallback: string): string {
  if (!to || to.length > 2000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes('\\')) return fallback
  const decoded = decodeFully(to)
  if (decoded === null || /[\\\p{Cc}]|\/\//u.test(decoded.split(/[?#]/)[0] ?? '')) return fallback
  const base = 'https://own.invalid'
  const url = URL.canParse(to, base) ? new URL(to, base) : null
  if (url?.origin !== base || url.pathname.startsWith('//')) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}

/** Unwraps percent encoding until nothing changes; null when it never settles or is malformed. */
function decodeFully(text: string): string | null {
  let current = text
  for (let round = 0; round < 5; round += 1) {
    const next = decodeOnce(current)
    if (next === null) return null
    if (next === current) return current
    current = next
  }
  return null
}

function decodeOnce(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
