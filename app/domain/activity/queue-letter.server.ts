import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { letters } from '#db/schema/activity.ts'
import { enqueueJob, enqueueJobs } from './enqueue-job.server.ts'
import { type LetterKind, priorityOf } from './letter.ts'

export type LetterAsk = {
  kind: LetterKind
  to: { email: string | null; personId?: Id<'psn'> | null }
  subject: { type: string; id: string }
  enclosed?: Record<string, string>
}

/**
 * Queues a letter in the change's own transaction. The same letter about the same thing to the same address is queued once.
 * One without an e-mail address waits for a person to print and post it; the others wait with the priority of their kind.
 */
export async function queueLetter(tx: Tx, by: { ids: Ids; at: Date }, ask: LetterAsk): Promise<void> {
  const [queued] = await tx.insert(letters).values(rowOf(by, ask)).onConflictDoNothing().returning({ id: letters.id })
  if (!queued || ask.to.email === null) return
  await enqueueJob(tx, 'deliver-letter', { letterId: queued.id }, { priority: priorityOf(ask.kind) })
}

/** Many letters in two statements, under the same rules; all of one kind, which sets how soon they go. */
export async function queueLetters(tx: Tx, by: { ids: Ids; at: Date }, asks: readonly LetterAsk[]): Promise<void> {
  const [first] = asks
  if (!first) return
  const queued = await tx
    .insert(letters)
    .values(asks.map((ask) => rowOf(by, ask)))
    .onConflictDoNothing()
    .returning({ id: letters.id, toEmail: letters.toEmail })
  const payloads = queued.filter(({ toEmail }) => toEmail !== null).map(({ id }) => ({ letterId: id }))
  await enqueueJobs(tx, 'deliver-letter', payloads, { priority: priorityOf(first.kind) })
}

function rowOf(by: { ids: Ids; at: Date }, ask: LetterAsk): typeof letters.$inferInsert {
  return {
    id: by.ids.next('ltr'),
    kind: ask.kind,
    toEmail: ask.to.email,
    toPersonId: ask.to.personId ?? null,
    subjectType: ask.subject.type,
    subjectId: ask.subject.id,
    enclosed: ask.enclosed ?? null,
    queuedAt: by.at,
  }
}
