import { eq } from 'drizzle-orm'
import { addContact } from '#app/domain/giving/donors/add-contact.server.ts'
import { writeMailing } from '#app/domain/giving/mailings/write-mailing.server.ts'
import { letters } from '#db/schema/activity.ts'
import { letterStops } from '#db/schema/own.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What staff write to everybody. */
export const mailingWords = { subject: 'For {name}', words: 'Dear {name},\n\nthank you.', query: '' }

/** Four donors: two to write to, one who stopped such letters, one without an address; and a letter to all of them. */
export async function givenMailing(fresh: TestWorld) {
  const given = await givenGivers(fresh)
  const { world, fay } = given
  const ann = await givenDonor(world, { name: 'Ann', email: 'ann@example.org' })
  const club = await givenDonor(world, { name: 'Book club', kind: 'organisation' })
  const contact = { donorId: club, name: 'Bo', email: 'bo@example.org', role: 'Chair', isPrimary: true }
  made(await addContact(world, fay, contact))
  await givenDonor(world, { name: 'Carl', email: 'Carl@example.org' })
  await world.db.insert(letterStops).values({ email: 'carl@example.org', topic: 'news', stoppedAt: world.clock.now() })
  await givenDonor(world, { name: 'Dora' })
  const { mailingId } = made(await writeMailing(world, fay, mailingWords))
  return { ...given, ann, club, mailingId, start: { mailingId, filter: {}, expected: 4 } }
}

/** Whom letters of mailings are addressed to. */
export async function addressed(world: TestWorld): Promise<(string | null)[]> {
  const rows = await world.db.select().from(letters).where(eq(letters.kind, 'donor-letter'))
  return rows.map(({ toEmail }) => toEmail)
}
