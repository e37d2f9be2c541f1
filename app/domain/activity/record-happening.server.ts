import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import { happenings } from '#db/schema/activity.ts'
import type { HappeningKind } from './happening-words.ts'

export type Happening = {
  /** Past tense: offer-accepted, gift-settled. */
  kind: HappeningKind
  subject: { type: string; id: string }
  /** The fields that changed, ids and figures only: no names, addresses or free text, so erasing a person never breaks the log. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/** Writes one line of the activity log in the change's own transaction: who, acting as whom, what, before and after. */
export async function recordHappening(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  happening: Happening,
): Promise<void> {
  await recordHappenings(tx, by, [happening])
}

/** The same for many lines, in one statement. */
export async function recordHappenings(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  lines: readonly Happening[],
): Promise<void> {
  const { actor } = by
  if (lines.length === 0) return
  await tx.insert(happenings).values(
    lines.map((happening) => ({
      id: by.ids.next('hap'),
      at: by.at,
      kind: happening.kind,
      actorId: actor.kind === 'person' ? actor.person.id : null,
      actorWords: actor.kind === 'person' ? 'person' : actor.because,
      actingAsId: actor.kind === 'person' ? (actor.actingAs?.id ?? null) : null,
      subjectType: happening.subject.type,
      subjectId: happening.subject.id,
      before: happening.before ? plain(happening.before) : null,
      after: happening.after ? plain(happening.after) : null,
      requestId: actor.requestId ?? null,
    })),
  )
}

/** JSON has no bigint: figures are kept as text. */
function plain(fields: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(fields, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)))
}
