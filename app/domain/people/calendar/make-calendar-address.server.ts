import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { calendarAddresses } from '#db/schema/calendars.ts'
import { people } from '#db/schema/people.ts'
import { actorOf, type Person } from '../person.ts'
import { hashSecret } from '../verify-token.server.ts'

/** Makes the address of a person's own calendar and answers its secret part, once; only the hash is kept. An address from before ends. */
export async function makeCalendarAddress(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
): Promise<{ secret: string }> {
  const at = world.clock.now()
  const secret = world.ids.secret()
  await world.db.transaction(async (tx) => {
    // Whoever presses twice waits here, and the second address ends the first.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, person.id)).for('update')
    await tx
      .update(calendarAddresses)
      .set({ revokedAt: at })
      .where(and(eq(calendarAddresses.personId, person.id), isNull(calendarAddresses.revokedAt)))
    const row = { id: world.ids.next('cad'), personId: person.id, tokenHash: hashSecret(secret), createdAt: at }
    await tx.insert(calendarAddresses).values(row)
    const by = { ids: world.ids, at, actor: actorOf(person) }
    await recordHappening(tx, by, { kind: 'calendar-address-made', subject: { type: 'person', id: person.id } })
  })
  return { secret }
}
