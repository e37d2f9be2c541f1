import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donorNotes } from '#db/schema/donors.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type NoteRefusal = HoldRefusal | 'no-words'

/** Writes a note about a donor. It is never shown to the donor's public, and goes when the donor is erased. */
export async function writeNote(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { donorId, words, requestId }: { donorId: Id<'dnr'>; words: string; requestId?: string | undefined },
): Promise<Outcome<{ noteId: Id<'nte'> }, NoteRefusal>> {
  if (words.trim() === '') return refuse('no-words')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const donor = await holdDonor(tx, staff, donorId)
    if (typeof donor === 'string') return refuse(donor)
    const noteId = world.ids.next('nte')
    await tx.insert(donorNotes).values({ id: noteId, donorId, words: words.trim(), writtenBy: staff.id, writtenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'donor-note-written', subject: { type: 'donor', id: donorId } },
    )
    return done({ noteId })
  })
}
