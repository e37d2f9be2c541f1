import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads, Tx } from '#db/client.server.ts'
import { applicationSaves, applications } from '#db/schema/grants.ts'
import { reopenings } from '#db/schema/reopenings.ts'
import type { ApplicationState } from '../application.ts'
import { fieldNames } from '../application-form.ts'
import type { Form } from '../forms/form.ts'

/** What is open of an application beside what was sent. */
type Working = Pick<
  typeof reopenings.$inferSelect,
  'title' | 'answers' | 'attachmentName' | 'attachmentKey' | 'attachmentSha256' | 'attachmentBytes'
>

const { title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes } = reopenings
const workingColumns = { title, answers, attachmentName, attachmentKey, attachmentSha256, attachmentBytes }

const isOpenOf = (applicationId: Id<'app'>) =>
  and(eq(reopenings.applicationId, applicationId), isNull(reopenings.endedAt))

/** The words and file of an application as its team changes them; null when it is not being changed. The caller has made sure who reads. */
export async function readWorking(reads: Reads, applicationId: Id<'app'>): Promise<Working | null> {
  const [open] = await reads.select(workingColumns).from(reopenings).where(isOpenOf(applicationId))
  return open ?? null
}

type Kept = { id: Id<'app'>; state: ApplicationState }
type Change = Partial<Working> & { revision: number; savedAt: Date }

/** Keeps what its team has changed: in the application while it is written, beside it once it was sent. Under the application's lock. */
export async function keepWorking(tx: Tx, { id, state }: Kept, change: Change): Promise<void> {
  if (state !== 'reopened') {
    await tx.update(applications).set(change).where(eq(applications.id, id))
    return
  }
  const { revision, savedAt, ...working } = change
  await tx.update(applications).set({ revision, savedAt }).where(eq(applications.id, id))
  await tx.update(reopenings).set(working).where(isOpenOf(id))
}

type End = NonNullable<(typeof reopenings.$inferSelect)['end']>

/** Ends it, whatever became of it. Answers the key of its file. Part of the verb that moves the application. */
export async function endReopening(tx: Tx, id: Id<'app'>, { end, at }: { end: End; at: Date }): Promise<string | null> {
  const [ended] = await tx.update(reopenings).set({ end, endedAt: at }).where(isOpenOf(id)).returning(workingColumns)
  if (!ended) throw new Error(`application ${id} was not being changed`)
  return ended.attachmentKey
}

type Reopened = {
  application: { id: Id<'app'>; revision: number; answers: Record<string, string>; form: Form } & Classes
}
type Classes = { call: { gpuClasses: readonly string[] } }

/**
 * Where the last save of a section is of changes that were never sent, what was sent is saved on top of it, so that whoever comes late is
 * compared with what stands. Answers the revision.
 */
export async function saveSentAnew(
  tx: Tx,
  { application, person, at }: Reopened & { person: Person; at: Date },
): Promise<number> {
  let { revision } = application
  for (const section of application.form.sections) {
    const names = fieldNames(section, application.call.gpuClasses)
    const sent = Object.fromEntries(names.map((name) => [name, application.answers[name] ?? '']))
    const ofSection = and(
      eq(applicationSaves.applicationId, application.id),
      eq(applicationSaves.section, section.name),
    )
    const [last] = await tx
      .select({ answers: applicationSaves.answers })
      .from(applicationSaves)
      .where(ofSection)
      .orderBy(desc(applicationSaves.revision))
      .limit(1)
    if (!last || names.every((name) => (last.answers[name] ?? '') === sent[name])) continue
    revision += 1
    const save = { applicationId: application.id, revision, section: section.name, savedBy: person.id, savedAt: at }
    await tx.insert(applicationSaves).values({ ...save, answers: sent })
  }
  return revision
}
