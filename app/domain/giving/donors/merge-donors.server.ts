import { and, eq, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donorContacts, donorMerges } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { mayHelpDonors } from '../policy.ts'
import { type HeldDonor, holdDonor } from './hold-donor.server.ts'
import { moveRows } from './merge-rows.server.ts'
import { type MergeObstacle, readMergeObstacle } from './read-merge.server.ts'

export type MergeAsk = { keptId: Id<'dnr'>; mergedId: Id<'dnr'> }
export type MergeRefusal = 'not-staff' | 'no-such-donor' | MergeObstacle

/**
 * Makes two donors one: gifts, plans, pledges, hours, credits, people, notes and tasks of the one go over to the other, whose
 * name stays. The old id and the old address lead to the kept donor from now on; papers stay as they were issued. Takes over an
 * e-mail address and an account the kept donor lacks. Refuses what could not be told apart again, or would charge someone twice.
 */
export async function mergeDonors(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { keptId, mergedId, requestId }: MergeAsk & { requestId?: string | undefined },
): Promise<Outcome<{ mergeId: Id<'mrg'>; moved: Record<string, number> }, MergeRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  if (keptId === mergedId) return refuse('same-donor')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    await lockBoth(tx, keptId, mergedId)
    const kept = await holdDonor(tx, staff, keptId)
    const merged = await holdDonor(tx, staff, mergedId)
    if (typeof kept === 'string') return refuse(kept)
    if (typeof merged === 'string') return refuse(merged)
    const obstacle = await readMergeObstacle(tx, { kept, merged })
    if (obstacle) return refuse(obstacle)
    const mergeId = world.ids.next('mrg')
    const took = { tookEmail: !kept.email && merged.email !== null, tookPerson: !kept.personId && !!merged.personId }
    const secondContact = await stepBack(tx, { kept, merged })
    await tx
      .insert(donorMerges)
      .values({ id: mergeId, keptId, mergedId, mergedBy: staff.id, mergedAt: at, ...took, secondContact })
    const moved = await moveRows(tx, { mergeId, from: mergedId, to: keptId })
    await lead(tx, { kept, merged, ...took })
    const by = { ids: world.ids, at, actor: actorOf(staff, requestId) }
    const happening = { kind: 'donors-merged', after: { keptId, mergedId, ...moved } } as const
    await recordHappening(tx, by, { ...happening, subject: { type: 'donor', id: keptId } })
    await recordHappening(tx, by, { ...happening, subject: { type: 'donor', id: mergedId } })
    return done({ mergeId, moved })
  })
}

/** Gifts first, as settling does: it holds a gift when it comes to its donor. Then the donors, in the order of their ids. */
async function lockBoth(tx: Tx, one: Id<'dnr'>, other: Id<'dnr'>): Promise<void> {
  await tx.execute(sql`select from gift where donor_id in (${one}, ${other}) order by id for update`)
  await tx.execute(sql`select from donor where id in (${one}, ${other}) order by id for update`)
}

type Two = { kept: HeldDonor; merged: HeldDonor }

/** When both have somebody to write to, the kept donor's stays the first. */
async function stepBack(tx: Tx, { kept, merged }: Two): Promise<Id<'ctc'> | null> {
  const primary = (id: Id<'dnr'>) => and(eq(donorContacts.donorId, id), eq(donorContacts.isPrimary, true))
  const [first] = await tx.select({ id: donorContacts.id }).from(donorContacts).where(primary(kept.id))
  if (!first) return null
  const [second] = await tx
    .update(donorContacts)
    .set({ isPrimary: false })
    .where(primary(merged.id))
    .returning({ id: donorContacts.id })
  return second?.id ?? null
}

/** From now on the merged donor leads to the kept one, which takes what it lacks. */
async function lead(
  tx: Tx,
  { kept, merged, tookEmail, tookPerson }: Two & { tookEmail: boolean; tookPerson: boolean },
): Promise<void> {
  await tx
    .update(donors)
    .set({ mergedInto: kept.id, ...(tookEmail && { email: null }) })
    .where(eq(donors.id, merged.id))
  if (!tookEmail && !tookPerson) return
  await tx
    .update(donors)
    .set({ ...(tookEmail && { email: merged.email }), ...(tookPerson && { personId: merged.personId }) })
    .where(eq(donors.id, kept.id))
}
