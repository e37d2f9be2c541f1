import type { Id } from '#app/units/id.ts'

/** A key pair in a phone, a computer or a security key, as its person sees it. The portal holds the public half only. */
export type Passkey = { id: Id<'psk'>; name: string; addedAt: Date; lastUsedAt: Date | null }

/** What a question is put for: to add the passkey that answers, or to prove that its person is here. */
export type Purpose = 'add' | 'prove'

/** As many as one person can keep apart. */
export const mostPasskeys = 10

export const longestPasskeyName = 60

/** How long a question to a passkey may wait for its answer. */
export const challengeLivesMs = 5 * 60_000

/**
 * Whether a device's count of its signatures says that a copy of the key is about: a count that does not rise (WebAuthn level 3
 * §7.2, step 22). A device that never counts says 0 for ever.
 */
export function hasCounterGoneBack(known: number, said: number): boolean {
  return (known > 0 || said > 0) && said <= known
}
