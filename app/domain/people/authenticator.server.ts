import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

const period = 30

/** A new authenticator's secret, 160 bits as base32. */
export function newAuthenticatorSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address an authenticator app reads from the drawing. */
export function authenticatorUri(secret: string, whose: { email: string; labName: string }): string {
  return totp(secret, whose).toString()
}

/** The thirty-second step a code belongs to, one step early or late allowed; null when it is wrong. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return null
  const delta = totp(secret).validate({ token: digits, timestamp: now.getTime(), window: 1 })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta
}

/** The code an authenticator would show; for tests and for nobody else. */
export function codeAt(secret: string, now: Date): string {
  return totp(secret).generate({ timestamp: now.getTime() })
}

/** Letters and digits nobody confuses: no 0, 1, I, L, O, U. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten codes of twelve letters, for the day the phone is lost; about 58 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('')
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
  })
}

/** A recovery code as it is hashed: without dashes and spaces, in capitals. Null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '')
  return letters.length === 12 && [...letters].every((letter) => alphabet.includes(letter)) ? letters : null
}

function totp(secret: string, whose?: { email: string; labName: string }): TOTP {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period,
    ...(whose && { issuer: whose.labName, label: whose.email }),
  })
}
