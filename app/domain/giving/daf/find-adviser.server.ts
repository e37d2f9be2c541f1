import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { OfflineAsk } from '../offline/offline-gift.ts'
import { findOfflineDonor } from '../offline/offline-giver.server.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type AdviserRefusal = 'no-grant' | 'binding-pledge' | 'adviser-gives' | 'no-such-donor'

/**
 * Who advised a grant of a donor-advised fund: whom staff name, else whose intent it pays. Null for any other gift, or when nobody is
 * known. Refuses a grant that would pay a promise its adviser is bound by: the sponsor's money may not discharge it (IRC 4967).
 */
export async function findAdviser(
  tx: Tx,
  by: By,
  { ask, sponsorId }: { ask: OfflineAsk; sponsorId: Id<'dnr'> },
): Promise<Outcome<Id<'dnr'> | null, AdviserRefusal>> {
  if (ask.channel !== 'daf') return ask.adviser ? refuse('no-grant') : done(null)
  // What a challenge has matched is owed, whoever pays it.
  if (ask.challengeId) return refuse('binding-pledge')
  const intent = ask.instalmentId ? await readPledge(tx, ask.instalmentId) : null
  if (intent && intent.kind !== 'daf_intent' && intent.kind !== 'intent') return refuse('binding-pledge')
  const named = ask.adviser ? await findOfflineDonor(tx, by, ask.adviser) : null
  if (ask.adviser && !named) return refuse('no-such-donor')
  const adviserId = named?.donorId ?? intent?.donorId ?? null
  return adviserId === sponsorId ? refuse('adviser-gives') : done(adviserId)
}

async function readPledge(tx: Tx, instalmentId: Id<'ins'>) {
  const [row] = await tx
    .select({ kind: pledges.kind, donorId: pledges.donorId })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(eq(instalments.id, instalmentId))
  return row ?? null
}
