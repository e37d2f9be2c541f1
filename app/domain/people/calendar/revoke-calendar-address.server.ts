import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome } from '#app/units/outcome.ts'
import { calendarAddresses } from '#db/schema/calendars.ts'
import { actorOf, type Person } from '../person.ts'

/** Ends the address of a person's own calendar, from the next request on. Twice is once. */
export async function revokeCalendarAddress(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
): Promise<Outcome<undefined, never>> {
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [ended] = await tx
      .update(calendarAddresses)
      .set({ revokedAt: at })
      .where(and(eq(calendarAddresses.personId, person.id), isNull(calendarAddresses.revokedAt)))
      .returning({ id: calendarAddresses.id })
    if (!ended) return done()
    const by = { ids: world.ids, at, actor: actorOf(person) }
    await recordHappening(tx, by, { kind: 'calendar-address-revoked', subject: { type: 'person', id: person.id } })
    return done()
  })
}
