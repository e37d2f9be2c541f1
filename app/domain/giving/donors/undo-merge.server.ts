import { and, eq, isNull, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donorContacts, donorMerges } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { holdDonor } from './hold-donor.server.ts'
import { moveBack } from './merge-rows.server.ts'
import { isErased } from './read-merge.server.ts'

export type UndoRefusal = 'not-staff' | 'no-such-merge' | 'undone-already' | 'merged-since' | 'erased'

type Merge = typeof donorMerges.$inferSelect

/**
 * Parts two donors that had been made one: what the merge moved goes back, what came since stays with the kept donor. Refuses
 * once the kept donor was itself made one with another (undo that first), or erased.
 */
export async function undoMerge(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { mergeId, requestId }: { mergeId: Id<'mrg'>; requestId?: string | undefined },
): Promise<Outcome<{ mergedId: Id<'dnr'> }, UndoRefusal>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [merge] = await tx.select().from(donorMerges).where(eq(donorMerges.id, mergeId)).for('update')
    if (!merge) return refuse('no-such-merge')
    const refused = await whyNot(tx, staff, merge)
    if (refused) return refuse(refused)
    const { keptId, mergedId } = merge
    await part(tx, merge)
    await moveBack(tx, { mergeId, from: keptId, to: mergedId })
    await settleLots(tx, merge)
    await settleContacts(tx, merge)
    await tx.update(donorMerges).set({ undoneBy: staff.id, undoneAt: at }).where(eq(donorMerges.id, mergeId))
    const by = { ids: world.ids, at, actor: actorOf(staff, requestId) }
    const happening = { kind: 'donors-parted', after: { keptId, mergedId } } as const
    await recordHappening(tx, by, { ...happening, subject: { type: 'donor', id: keptId } })
    await recordHappening(tx, by, { ...happening, subject: { type: 'donor', id: mergedId } })
    return done({ mergedId })
  })
}

async function whyNot(tx: Tx, staff: Person, merge: Merge): Promise<UndoRefusal | null> {
  if (merge.undoneAt) return 'undone-already'
  const kept = await holdDonor(tx, staff, merge.keptId)
  if (kept === 'not-staff') return 'not-staff'
  if (await isErased(tx, [merge.keptId, merge.mergedId])) return 'erased'
  if (typeof kept !== 'string') return null
  const [since] = await tx
    .select({ id: donorMerges.id })
    .from(donorMerges)
    .where(and(eq(donorMerges.mergedId, merge.keptId), isNull(donorMerges.undoneAt)))
  return since ? 'merged-since' : 'no-such-merge'
}

/** The merged donor stands on its own again, with the address and the account it had. */
async function part(tx: Tx, { keptId, mergedId, tookEmail, tookPerson }: Merge): Promise<void> {
  const [kept] = await tx.select({ email: donors.email }).from(donors).where(eq(donors.id, keptId))
  if (tookEmail || tookPerson) {
    await tx
      .update(donors)
      .set({ ...(tookEmail && { email: null }), ...(tookPerson && { personId: null }) })
      .where(eq(donors.id, keptId))
  }
  await tx
    .update(donors)
    .set({ mergedInto: null, ...(tookEmail && { email: kept?.email ?? null }) })
    .where(eq(donors.id, mergedId))
}

/** Hours confirmed since the merge go with the promise they were delivered of. */
async function settleLots(tx: Tx, { keptId, mergedId }: Merge): Promise<void> {
  await tx.execute(sql`update supply_lot l set donor_id = p.donor_id
    from hours_delivery d join hours_pledge p on p.id = d.pledge_id
    where d.lot_id = l.id and l.donor_id = ${keptId} and p.donor_id = ${mergedId}`)
}

/** Each of the two has one person its letters go to: who was it before, or whoever was there longest. */
async function settleContacts(tx: Tx, { keptId, mergedId, secondContact }: Merge): Promise<void> {
  if (secondContact) {
    await tx
      .update(donorContacts)
      .set({ isPrimary: true })
      .where(and(eq(donorContacts.id, secondContact), eq(donorContacts.donorId, mergedId)))
  }
  for (const id of [keptId, mergedId]) {
    await tx.execute(sql`update donor_contact set is_primary = true
      where id = (select min(id) from donor_contact where donor_id = ${id})
        and not exists (select from donor_contact where donor_id = ${id} and is_primary)`)
  }
}
