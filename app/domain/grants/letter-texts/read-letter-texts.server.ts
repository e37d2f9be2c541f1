import { and, desc, eq } from 'drizzle-orm'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { letterTexts } from '#db/schema/letter-texts.ts'
import { people } from '#db/schema/people.ts'
import type { CallLetter, TextWords } from './letter-text.ts'

export type LetterText = TextWords & { id: Id<'ltx'>; letter: CallLetter; number: number; by: string; writtenAt: Date }

/** Every version of a call's own words for one letter, the newest first. */
export async function readLetterTexts(
  reads: Reads,
  { callId, letter }: { callId: Id<'cal'>; letter: CallLetter },
): Promise<LetterText[]> {
  const { id, number, subject, words, writtenAt } = letterTexts
  return reads
    .select({ id, letter: letterTexts.letter, number, subject, words, writtenAt, by: people.name })
    .from(letterTexts)
    .innerJoin(people, eq(people.id, letterTexts.writtenBy))
    .where(and(eq(letterTexts.callId, callId), eq(letterTexts.letter, letter)))
    .orderBy(desc(number))
    .limit(100)
}

/** The words that count now; null where the lab's own do. */
export async function readLetterText(
  reads: Reads,
  of: { callId: Id<'cal'>; letter: CallLetter },
): Promise<LetterText | null> {
  const [newest] = await readLetterTexts(reads, of)
  return newest && newest.words !== '' ? newest : null
}
