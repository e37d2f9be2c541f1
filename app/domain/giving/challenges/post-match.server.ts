import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'

type Posted = {
  actor: Actor
  /** A gift that is matched, the refund that gave it back or failed to, or the dispute that took it. */
  source: { type: 'gift' | 'refund' | 'dispute'; id: string }
  kind: 'gift-matched' | 'match-returned' | 'match-restored'
  moves: Move[]
}

/** Books what a challenge added to a gift, or took back (docs/money.md#challenges). Nothing without a match. */
export async function postMatch(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, source, kind, moves }: Posted,
): Promise<void> {
  if (moves.length === 0) return
  const at = world.clock.now()
  await postEntry(tx, world.ids, {
    kind,
    source,
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: kind === 'match-returned' ? 'Match returned to its challenge' : 'Match by a challenge',
    moves,
  })
}
