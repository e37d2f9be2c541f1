import { and, asc, eq, ne } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donorContacts } from '#db/schema/donors.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type ContactChange = 'first' | 'gone'
export type ContactChangeRefusal = HoldRefusal | 'no-such-contact'

type Contact = typeof donorContacts.$inferSelect

/**
 * Makes a person the primary contact of her organisation or household, or takes her off it; then whoever was there longest is
 * the primary contact. The same change twice changes nothing.
 */
export async function changeContact(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { contactId, change, requestId }: { contactId: Id<'ctc'>; change: ContactChange; requestId?: string | undefined },
): Promise<Outcome<{ donorId: Id<'dnr'> }, ContactChangeRefusal>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [found] = await tx.select().from(donorContacts).where(eq(donorContacts.id, contactId))
    if (!found) return refuse('no-such-contact')
    const donor = await holdDonor(tx, staff, found.donorId)
    if (typeof donor === 'string') return refuse(donor)
    const contact = await readHeld(tx, contactId)
    if (!contact) return refuse('no-such-contact')
    if (change === 'first' && contact.isPrimary) return done({ donorId: donor.id })
    if (change === 'gone') await tx.delete(donorContacts).where(eq(donorContacts.id, contactId))
    const next = change === 'first' ? contact : contact.isPrimary ? await readOldest(tx, contact) : null
    if (next) await makePrimary(tx, next)
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      {
        kind: change === 'first' ? 'donor-contact-first' : 'donor-contact-removed',
        subject: { type: 'donor', id: donor.id },
      },
    )
    return done({ donorId: donor.id })
  })
}

/** Read again under the donor's lock: it may have gone while we waited. */
async function readHeld(tx: Tx, id: Id<'ctc'>): Promise<Contact | undefined> {
  const [contact] = await tx.select().from(donorContacts).where(eq(donorContacts.id, id))
  return contact
}

async function readOldest(tx: Tx, { donorId, id }: Contact): Promise<Contact | null> {
  const [oldest] = await tx
    .select()
    .from(donorContacts)
    .where(and(eq(donorContacts.donorId, donorId), ne(donorContacts.id, id)))
    .orderBy(asc(donorContacts.id))
    .limit(1)
  return oldest ?? null
}

async function makePrimary(tx: Tx, { donorId, id }: Contact): Promise<void> {
  await tx.update(donorContacts).set({ isPrimary: false }).where(eq(donorContacts.donorId, donorId))
  await tx.update(donorContacts).set({ isPrimary: true }).where(eq(donorContacts.id, id))
}
