import { and, asc, eq } from 'drizzle-orm'
import type { Lab } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { formatGpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { formatInstant } from '#app/units/time.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { applications, calls, decisionLines, decisions } from '#db/schema/grants.ts'
import { filledLetters } from '#db/schema/letter-texts.ts'
import { people } from '#db/schema/people.ts'
import { type CallLetter, type FieldValues, fillText, type TextWords } from './letter-text.ts'
import { readLetterText } from './read-letter-texts.server.ts'

type LetterLab = Pick<Lab, 'name' | 'origin'>
type About = { letter: CallLetter; applicationId: Id<'app'> }

/** Fills a call's own words in for one applicant and keeps them, in the transaction that queues the letter. Nothing where the lab's own words go. */
export async function keepFilled(
  tx: Tx,
  { lab, at }: { lab: LetterLab; at: Date },
  about: About & { subjectId: string },
): Promise<void> {
  const filled = await fillNow(tx, lab, about)
  if (!filled) return
  const { letter, applicationId, subjectId } = about
  await tx
    .insert(filledLetters)
    .values({ letter, applicationId, subjectId, ...filled, filledAt: at })
    .onConflictDoNothing()
}

/** The words of a letter in a call's own text: as they were kept when it was queued, else as they would be now. Null where the lab's own go. */
export async function readFilled(
  reads: Reads,
  lab: LetterLab,
  about: About & { subjectId: string },
): Promise<TextWords | null> {
  const [kept] = await reads
    .select({ subject: filledLetters.subject, words: filledLetters.words })
    .from(filledLetters)
    .where(and(eq(filledLetters.letter, about.letter), eq(filledLetters.subjectId, about.subjectId)))
  if (kept) return kept
  const filled = await fillNow(reads, lab, about)
  return filled && { subject: filled.subject, words: filled.words }
}

async function fillNow(
  reads: Reads,
  lab: LetterLab,
  { letter, applicationId }: About,
): Promise<(TextWords & { textId: Id<'ltx'> }) | null> {
  const [row] = await reads
    .select({ application: applications, call: calls, name: people.name, decision: decisions })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .leftJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(eq(applications.id, applicationId))
  const text = row && (await readLetterText(reads, { callId: row.call.id, letter }))
  if (!row || !text) return null
  const { application, call, name, decision } = row
  const values: FieldValues = {
    name,
    number: application.number,
    title: application.title,
    call: call.title,
    lab: lab.name,
    link: `${lab.origin}${paths.research.application(applicationId)}`,
    note: application.screeningNote ?? '',
    reason: decision?.reason ?? '',
    hours: decision ? await hoursOf(reads, decision.id) : '',
    until: decision?.offerUntil
      ? formatInstant(decision.offerUntil, call.timeZone)
      : `${call.offerDays} days after the release`,
  }
  return { textId: text.id, ...fillText(text, values) }
}

async function hoursOf(reads: Reads, decisionId: Id<'dec'>): Promise<string> {
  const lines = await reads
    .select({ gpuClass: decisionLines.gpuClass, seconds: decisionLines.seconds })
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, decisionId))
    .orderBy(asc(decisionLines.gpuClass))
  return lines
    .map(({ gpuClass, seconds }) => `${formatGpuHours(seconds)} GPU-hours of ${gpuClass.toUpperCase()}`)
    .join(', ')
}
