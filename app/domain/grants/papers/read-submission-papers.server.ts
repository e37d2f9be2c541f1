import { and, desc, eq, sql } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { applications } from '#db/schema/grants.ts'
import { submissionPapers } from '#db/schema/submission-papers.ts'
import { isSeenBy } from '../sight/seen-by.server.ts'
import { readPaper, type SubmissionPaper } from './submission-paper.ts'

export type KeptPaper = { number: number; sha256: string; sentAt: Date }

/** Team and staff have what was sent; it names people, so reviewers read the proposal on their own page. */
const mayHave = (person: Person) => isSeenBy(person, 'proposal', ['author', 'staff'])

/** Every version of an application as it was sent in, the newest first; none for others. */
export async function readSubmissionPapers(
  reads: Reads,
  person: Person,
  applicationId: Id<'app'>,
): Promise<KeptPaper[]> {
  return reads
    .select({ number: submissionPapers.number, sha256: submissionPapers.sha256, sentAt: submissionPapers.sentAt })
    .from(submissionPapers)
    .innerJoin(applications, eq(applications.id, submissionPapers.applicationId))
    .where(and(eq(applications.id, applicationId), mayHave(person)))
    .orderBy(desc(submissionPapers.number))
    .limit(100)
}

/** Two versions to be compared: those asked for, else the newest and the one before; null where one is missing, or for others. */
export async function readPaperPair(
  world: NotesReads,
  person: Person,
  { applicationId, older, newer }: { applicationId: Id<'app'>; older: number | null; newer: number | null },
) {
  const [newest] = await readSubmissionPapers(world.db, person, applicationId)
  const after = newer ?? newest?.number ?? 0
  const before = older ?? after - 1
  const [was, is] = await Promise.all(
    [before, after].map((number) => readSubmissionPaper(world, person, { applicationId, number })),
  )
  return was && is ? { older: was.paper, newer: is.paper } : null
}

/** One version, whole; null when there is none, or for others. That somebody of no part in it reads it is noted. */
export async function readSubmissionPaper(
  world: NotesReads,
  person: Person,
  { applicationId, number }: { applicationId: Id<'app'>; number: number },
): Promise<{ paper: SubmissionPaper; sha256: string } | null> {
  const isOthers = sql<boolean>`not ${isSeenBy(person, 'proposal', ['author'])}`
  const [row] = await world.db
    .select({ paper: submissionPapers.paper, sha256: submissionPapers.sha256, isOthers })
    .from(submissionPapers)
    .innerJoin(applications, eq(applications.id, submissionPapers.applicationId))
    .where(and(eq(applications.id, applicationId), eq(submissionPapers.number, number), mayHave(person)))
  if (row?.isOthers) await noteRead(world, person, { kinds: ['sealed-paper'], subjectId: applicationId })
  return row ? { paper: readPaper(row.paper), sha256: row.sha256 } : null
}
