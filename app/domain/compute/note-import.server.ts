import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Db, Reads, Tx } from '#db/client.server.ts'
import { usageImports } from '#db/schema/compute.ts'
import type { UsageAnswer } from './usage-import.ts'

type Started = {
  id: Id<'imp'>
  at: Date
  actor: Actor
  fileName: string
  source: 'page' | 'api' | 'shell' | 'story'
  bytes?: number | undefined
}

/** Writes that an import runs, at once and by itself: its page shows how far it is while its transaction is still open. */
export async function noteStarted(db: Reads, started: Started): Promise<void> {
  await db
    .insert(usageImports)
    .values({
      id: started.id,
      source: started.source,
      fileName: started.fileName.slice(0, 200) || 'unnamed',
      state: 'running',
      bytes: BigInt(started.bytes ?? 0),
      startedBy: started.actor.kind === 'person' ? started.actor.person.id : null,
      startedAt: started.at,
    })
    .onConflictDoUpdate({ target: usageImports.id, set: { state: 'running', failure: null, startedAt: started.at } })
}

/** Notes progress now and then: at most one write at a time, one each eight megabytes, none that the import waits for. One that fails is let go. */
export function progressNoter(db: Db, id: Id<'imp'>) {
  const step = 8 << 20
  let noted = 0
  let writing: Promise<unknown> | null = null
  return {
    note(bytesRead: number): void {
      if (writing || bytesRead - noted < step) return
      noted = bytesRead
      const write = db
        .update(usageImports)
        .set({ bytesRead: BigInt(bytesRead) })
        .where(eq(usageImports.id, id))
      const clear = () => {
        writing = null
      }
      writing = write.then(clear, clear)
    },
    async settle(): Promise<void> {
      await writing
    },
  }
}

export async function noteDone(
  tx: Tx,
  id: Id<'imp'>,
  over: { at: Date; answer: UsageAnswer; bytes: number; sha256: string },
): Promise<void> {
  await tx
    .update(usageImports)
    .set({
      state: 'done',
      answer: over.answer,
      bytes: BigInt(over.bytes),
      bytesRead: BigInt(over.bytes),
      sha256: over.sha256,
      finishedAt: over.at,
    })
    .where(eq(usageImports.id, id))
}

export async function noteFailed(db: Db, id: Id<'imp'>, over: { at: Date; failure: string }): Promise<void> {
  await db
    .update(usageImports)
    .set({ state: 'failed', failure: over.failure.slice(0, 500), finishedAt: over.at })
    .where(eq(usageImports.id, id))
}
