import { type Cents, usd } from '#app/units/money.ts'

/** How the giving page guards itself: as staff set it, and by itself while cards fail one after another. */
export type GuardMode = 'open' | 'challenge' | 'stopped'
export const guardModes: readonly GuardMode[] = ['open', 'challenge', 'stopped']

export const modeWords: Record<GuardMode, { name: string; hint: string }> = {
  open: { name: 'Open', hint: 'A question is asked by itself while many cards fail or many gifts begin at once.' },
  challenge: {
    name: 'Ask everybody',
    hint: 'Each giver answers a small question first. It needs no script and no third party.',
  },
  stopped: { name: 'Stopped', hint: 'Nobody can begin a gift online. The page says how to give by bank transfer.' },
}

export type Guard = { mode: GuardMode; smallest: Cents; reason: string | null; setAt: Date | null }

/** What counts while nobody has set anything. */
export const firstGuard: Guard = { mode: 'open', smallest: usd(5), reason: null, setAt: null }

export type RefusedBecause = 'declined' | 'too-often' | 'too-many' | 'unanswered' | 'stopped' | 'too-small'

export const refusedWords: Record<RefusedBecause, string> = {
  declined: 'Too many declined cards from one network',
  'too-often': 'Too many from one network, address or browser',
  'too-many': 'Too many at once from everywhere',
  unanswered: 'The question was not answered',
  stopped: 'Giving was stopped',
  'too-small': 'Below the smallest gift',
}

/** So many declined cards in the span, or more than half of at least so many tries, and everybody is asked a question. */
export const alarm = { spanMs: 10 * 60_000, declines: 10, triesForShare: 20 }

/** Whether what came of the last cards looks like somebody trying stolen ones. */
export function looksLikeTesting(seen: { declined: number; paid: number }): boolean {
  if (seen.declined >= alarm.declines) return true
  const tries = seen.declined + seen.paid
  return tries >= alarm.triesForShare && seen.declined * 2 > tries
}

/**
 * Cards declined for one network within the span: from so many on it is asked a question before each gift, from so many on it begins
 * none until the span has passed. An office or a campus is one network, so a person who mistypes is asked, not shut out.
 */
export const networkLimits = { spanMs: 3600_000, asks: 3, refuses: 10 }
