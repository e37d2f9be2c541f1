import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { personOf } from '../policy.ts'
import { type ExportKind, mayExport } from './export.ts'

/** Writes down that somebody takes a call's applications, decisions, awards or reviews along, before the first row leaves. */
export async function noteExport(
  world: NotesReads,
  actor: Actor,
  { callId, kind }: { callId: Id<'cal'>; kind: ExportKind },
): Promise<Outcome<undefined, 'not-allowed'>> {
  const person = personOf(actor)
  if (!person || !mayExport(person, kind)) return refuse('not-allowed')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  const subject = { type: 'call', id: callId }
  await noteRead(world, person, { kinds: ['export'], subjectId: `${callId}/${kind}` })
  await world.db.transaction((tx) => recordHappening(tx, by, { kind: 'call-exported', subject, after: { kind } }))
  return done()
}
