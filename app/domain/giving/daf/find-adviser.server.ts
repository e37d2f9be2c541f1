import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import type { OfflineAsk, OfflineDonor } from '../offline/offline-gift.ts'
import { findOfflineDonor, lookUpDonor } from '../offline/offline-giver.server.ts'

type By = { ids: Ids; at: Date; actor: Actor }
type AdviserRefusal = 'no-grant' | 'binding-pledge' | 'adviser-gives' | 'no-such-donor'

/**
 * Why a gift cannot have its adviser; null when it can. Writes nobody down, so that it is asked before the sponsor is. Refuses a grant that
 * would pay a promise its adviser is bound by: the sponsor's money may not discharge it (IRC 4967).
 */
export async function refusalOfAdviser(tx: Tx, ask: OfflineAsk): Promise<AdviserRefusal | null> {
  if (ask.channel !== 'daf') return ask.adviser ? 'no-grant' : null
  // What a challenge has matched is owed, whoever pays it.
  if (ask.challengeId) return 'binding-pledge'
  const intent = ask.instalmentId ? await readPledge(tx, ask.instalmentId) : null
  if (intent && intent.kind !== 'daf_intent' && intent.kind !== 'intent') return 'binding-pledge'
  const named = ask.adviser ? await lookUpDonor(tx, ask.adviser) : null
  if (ask.adviser?.kind === 'known' && !named) return 'no-such-donor'
  if (ask.adviser && isSameEmail(ask.adviser, ask.donor)) return 'adviser-gives'
  const adviserId = ask.adviser ? named : (intent?.donorId ?? null)
  return adviserId !== null && adviserId === (await lookUpDonor(tx, ask.donor)) ? 'adviser-gives' : null
}

/** Who advised a grant of a donor-advised fund: whom staff name, else whose intent it pays. Null for any other gift, or when nobody is known. */
export async function findAdviser(
  tx: Tx,
  by: By,
  { ask, sponsorId }: { ask: OfflineAsk; sponsorId: Id<'dnr'> },
): Promise<Id<'dnr'> | null> {
  if (ask.channel !== 'daf') return null
  const named = ask.adviser ? await findOfflineDonor(tx, by, ask.adviser) : null
  const intent = ask.instalmentId ? await readPledge(tx, ask.instalmentId) : null
  const adviserId = named?.donorId ?? intent?.donorId ?? null
  if (adviserId === sponsorId) throw new Error('the adviser was made one with the sponsor at the same moment')
  return adviserId
}

/** Two who are both new are one when they have one address. */
function isSameEmail(one: OfflineDonor, other: OfflineDonor): boolean {
  if (one.kind === 'known' || other.kind === 'known' || one.email === null || other.email === null) return false
  return one.email.toLowerCase() === other.email.toLowerCase()
}

async function readPledge(tx: Tx, instalmentId: Id<'ins'>) {
  const [row] = await tx
    .select({ kind: pledges.kind, donorId: pledges.donorId })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(eq(instalments.id, instalmentId))
  return row ?? null
}
