import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { donorContacts } from '#db/schema/donors.ts'
import { type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type ContactAsk = {
  donorId: Id<'dnr'>
  name: string
  email: string | null
  role: string
  isPrimary: boolean
}
export type ContactRefusal = HoldRefusal | 'no-name' | 'one-person'

/**
 * Adds a person to an organisation or household; the first one is its primary contact, and so is a later one who is said to be.
 * Refuses a donor that is one person already.
 */
export async function addContact(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { requestId, ...ask }: ContactAsk & { requestId?: string | undefined },
): Promise<Outcome<{ contactId: Id<'ctc'> }, ContactRefusal>> {
  if (ask.name.trim() === '') return refuse('no-name')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const donor = await holdDonor(tx, staff, ask.donorId)
    if (typeof donor === 'string') return refuse(donor)
    if (donor.kind === 'person') return refuse('one-person')
    const known = await tx.select().from(donorContacts).where(eq(donorContacts.donorId, donor.id))
    const isPrimary = ask.isPrimary || !known.some((contact) => contact.isPrimary)
    if (isPrimary) await tx.update(donorContacts).set({ isPrimary: false }).where(eq(donorContacts.donorId, donor.id))
    const contactId = world.ids.next('ctc')
    await tx
      .insert(donorContacts)
      .values({ ...ask, id: contactId, name: ask.name.trim(), role: ask.role.trim(), isPrimary, createdAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'donor-contact-added', subject: { type: 'donor', id: donor.id }, after: { isPrimary } },
    )
    return done({ contactId })
  })
}
