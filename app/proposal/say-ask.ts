import { z } from 'zod'
import { longestMessage } from '#app/domain/grants/sight/discussion/discussion.ts'
import type { SayRefusal } from '#app/domain/grants/sight/discussion/say-in-discussion.server.ts'
import type { TakeBackRefusal } from '#app/domain/grants/sight/discussion/take-message-back.server.ts'

const nothingSaid = 'Write what you want to say.'
const tooLong = 'A message is at most 4,000 characters.'

/** A posted message. */
export const SayAsk = z.object({ words: z.string(nothingSaid).max(longestMessage, tooLong) })

export const saySentences: Record<Exclude<SayRefusal, 'not-found'>, { field: string; sentence: string }> = {
  closed: { field: 'words', sentence: 'The discussion is closed. Copy what you wrote if you want to keep it.' },
  'words-missing': { field: 'words', sentence: nothingSaid },
  'too-long': { field: 'words', sentence: tooLong },
}

/** What is said after a message was taken back, or could not be. */
export function tookBack(refused: Exclude<TakeBackRefusal, 'not-found'> | null): {
  tone: 'good' | 'warn'
  text: string
} {
  if (!refused) return { tone: 'good', text: 'Taken back: nobody reads its words any more.' }
  return { tone: 'warn', text: keptSentences[refused] }
}

const keptSentences: Record<Exclude<TakeBackRefusal, 'not-found'>, string> = {
  closed: 'The discussion is closed: what was said in it stays.',
  'too-late': 'It is too late: a message can be taken back for a quarter of an hour.',
}
