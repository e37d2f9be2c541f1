import { and, eq, ne, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { donorContacts } from '#db/schema/donors.ts'
import { donors } from '#db/schema/giving.ts'
import { mayBeAsked } from './add-task.server.ts'
import { type HeldDonor, type HoldRefusal, holdDonor } from './hold-donor.server.ts'

export type DonorWords = {
  kind: 'person' | 'organisation' | 'household'
  name: string
  email: string | null
  street: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
  ownerId: Id<'psn'> | null
}
export type EditRefusal = HoldRefusal | 'no-name' | 'erased' | 'address-taken' | 'has-contacts' | 'not-an-assignee'

/**
 * Changes what staff know of a donor: name, addresses, kind, who looks after it. Receipts keep what they said. Refuses an e-mail
 * address of another donor (make them one instead), the erased, and making one person of a donor that has several.
 */
export async function editDonor(
  world: Touches<'db' | 'clock' | 'ids'>,
  staff: Person,
  { donorId, words, requestId }: { donorId: Id<'dnr'>; words: DonorWords; requestId?: string | undefined },
): Promise<Outcome<{ changed: string[] }, EditRefusal>> {
  if (words.name.trim() === '') return refuse('no-name')
  const at = world.clock.now()
  const wanted = tidy(words)
  return world.db.transaction(async (tx) => {
    const donor = await holdDonor(tx, staff, donorId)
    if (typeof donor === 'string') return refuse(donor)
    const refused = await whyNot(tx, donor, wanted)
    if (refused) return refuse(refused)
    const changed = (Object.keys(wanted) as (keyof DonorWords)[]).filter((field) => wanted[field] !== donor[field])
    if (changed.length === 0) return done({ changed })
    await tx.update(donors).set(wanted).where(eq(donors.id, donorId))
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'donor-edited', subject: { type: 'donor', id: donorId }, after: { fields: changed } },
    )
    return done({ changed })
  })
}

function tidy(words: DonorWords): DonorWords {
  const state = words.state?.trim() ?? null
  return {
    ...words,
    name: words.name.trim(),
    email: words.email?.trim() || null,
    state: (state && /^[a-z]{2}$/i.test(state) ? state.toUpperCase() : state) || null,
  }
}

async function whyNot(tx: Tx, donor: HeldDonor, wanted: DonorWords): Promise<EditRefusal | null> {
  const [erased] = await tx.execute(sql`select from erasure where ${donor.id} = any(donor_ids)`)
  if (erased) return 'erased'
  if (wanted.ownerId && wanted.ownerId !== donor.ownerId && !(await mayBeAsked(tx, wanted.ownerId)))
    return 'not-an-assignee'
  if (wanted.kind === 'person' && donor.kind !== 'person') {
    const [contact] = await tx.select().from(donorContacts).where(eq(donorContacts.donorId, donor.id)).limit(1)
    if (contact) return 'has-contacts'
  }
  if (!wanted.email) return null
  const [other] = await tx
    .select({ id: donors.id })
    .from(donors)
    .where(and(eq(sql`lower(${donors.email})`, wanted.email.toLowerCase()), ne(donors.id, donor.id)))
  return other ? 'address-taken' : null
}
