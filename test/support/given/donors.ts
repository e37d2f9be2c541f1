import { eq } from 'drizzle-orm'
import { type DonorWords, editDonor } from '#app/domain/giving/donors/edit-donor.server.ts'
import { writeNote } from '#app/domain/giving/donors/write-note.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import { donors, gifts } from '#db/schema/giving.ts'
import { givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

/** The list of donors without a filter, as it stands on the day every test starts at. */
export const allDonors = { filter: {}, today: '2026-03-03' as Day, size: 10 }

type NewDonor = Partial<typeof donors.$inferInsert> & { name: string }

/** A donor the lab has met, who has given nothing yet; say only what matters. */
export async function givenDonor(world: TestWorld, words: NewDonor): Promise<Id<'dnr'>> {
  const id = world.ids.next('dnr')
  await world.db.insert(donors).values({ id, kind: 'person', createdAt: world.clock.now(), ...words })
  return id
}

export async function readDonorRow(world: TestWorld, id: Id<'dnr'>): Promise<typeof donors.$inferSelect> {
  const [row] = await world.db.select().from(donors).where(eq(donors.id, id))
  if (!row) throw new Error(`no donor ${id}`)
  return row
}

/** Staff change what is known of a donor; the rest stays. */
export async function edited(world: TestWorld, staff: Person, donorId: Id<'dnr'>, words: Partial<DonorWords>) {
  const { kind, name, email, street, city, state, postalCode, country, ownerId } = await readDonorRow(world, donorId)
  const known = { kind, name, email, street, city, state, postalCode, country, ownerId }
  return made(await editDonor(world, staff, { donorId, words: { ...known, ...words } }))
}

/** Mary gave twice: a cheque under one address, another under the next, with a note. */
export async function givenMaryTwice(world: TestWorld) {
  const given = await givenGivers(world)
  const mary = (email: string) => ({ kind: 'new', name: 'Mary Somerville', email, is: 'person' }) as const
  const first = await givenCheque(given, { donor: mary('mary@example.org'), dollars: 500 })
  const second = await givenCheque(given, { donor: mary('m.somerville@example.org'), dollars: 200 })
  made(await writeNote(given.world, given.fay, { donorId: second.donorId, words: 'Asks for the yearly report' }))
  return { ...given, kept: first, merged: second, ids: { keptId: first.donorId, mergedId: second.donorId } }
}

export async function donorOfGift(world: TestWorld, giftId: Id<'gft'>): Promise<Id<'dnr'> | undefined> {
  const [gift] = await world.db.select({ donorId: gifts.donorId }).from(gifts).where(eq(gifts.id, giftId))
  return gift?.donorId ?? undefined
}
