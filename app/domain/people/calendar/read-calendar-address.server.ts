import { and, eq, isNull } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { calendarAddresses } from '#db/schema/calendars.ts'
import { people } from '#db/schema/people.ts'
import type { Person } from '../person.ts'
import { toPerson } from '../person-row.ts'
import { hashSecret } from '../verify-token.server.ts'

export type CalendarAddress = { createdAt: Date; lastReadAt: Date | null }

/** Whether a person has an address for her calendar, since when, and when it was read last; never the address. */
export async function readCalendarAddress({ db }: Touches<'db'>, person: Person): Promise<CalendarAddress | null> {
  const { createdAt, lastReadAt } = calendarAddresses
  const [row] = await db
    .select({ createdAt, lastReadAt })
    .from(calendarAddresses)
    .where(and(eq(calendarAddresses.personId, person.id), isNull(calendarAddresses.revokedAt)))
  return row ?? null
}

/** Whose calendar it is, and notes that it was read; null of an address that never was or has ended, and of somebody disabled. */
export async function readCalendarPerson(world: Touches<'db' | 'clock'>, secret: string): Promise<Person | null> {
  const [row] = await world.db
    .select({ id: calendarAddresses.id, person: people })
    .from(calendarAddresses)
    .innerJoin(people, eq(people.id, calendarAddresses.personId))
    .where(
      and(
        eq(calendarAddresses.tokenHash, hashSecret(secret)),
        isNull(calendarAddresses.revokedAt),
        isNull(people.disabledAt),
      ),
    )
  if (!row) return null
  const lastReadAt = world.clock.now()
  await world.db.update(calendarAddresses).set({ lastReadAt }).where(eq(calendarAddresses.id, row.id))
  return toPerson(row.person)
}
