/** Reads a typed e-mail address; null when no letter could reach it. Addresses are kept in lower case. */
export function parseEmail(text: string): string | null {
  const email = text.trim().toLowerCase()
  const [local = '', domain = ''] = [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)]
  const isLocal = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local) && local.length <= 64
  const isDomain = domain.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return isLocal && isDomain && domain.includes('.') && email.length <= 254 ? email : null
}

/** A name to begin with, until the person gives one: "ada.lovelace@…" is "Ada Lovelace". */
export function nameFromEmail(email: string): string {
  const words = email
    .slice(0, email.lastIndexOf('@'))
    .split(/[._+-]+/)
    .filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}
