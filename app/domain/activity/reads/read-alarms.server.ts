import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm'
import { hasRole, type Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { people } from '#db/schema/people.ts'
import { readAlarms } from '#db/schema/reads.ts'
import type { Waiting } from '../waiting.ts'
import { toldOf } from './raise-read-alarm.server.ts'
import { type AlarmReason, alarmWords, daysOfAlarm } from './sensitive-read.ts'

export type ReadAlarm = { id: string; personId: Id<'psn'>; name: string; because: AlarmReason; raisedAt: Date }

/** The newest alarms this person is told of: never those about herself. */
export async function readReadAlarms(reads: Reads, person: Person, since: Date): Promise<ReadAlarm[]> {
  const reasons = (Object.keys(toldOf) as AlarmReason[]).filter((reason) => hasRole(person, ...toldOf[reason]))
  if (reasons.length === 0) return []
  const { id, personId, because, raisedAt } = readAlarms
  return reads
    .select({ id, personId, name: people.name, because, raisedAt })
    .from(readAlarms)
    .innerJoin(people, eq(people.id, personId))
    .where(and(gt(raisedAt, since), inArray(because, reasons), ne(personId, person.id)))
    .orderBy(desc(raisedAt), desc(id))
    .limit(20)
}

/** Alarms of the last days wait for whoever looks at them. */
export async function readAlarmsWaiting(reads: Reads, person: Person, now: Date): Promise<Waiting[]> {
  const alarms = await readReadAlarms(reads, person, daysBefore(now))
  return alarms.map(({ personId, name, because, raisedAt }) => ({
    act: 'look-at-reads',
    at: personId,
    title: name,
    detail: alarmWords[because],
    since: raisedAt,
  }))
}

export function daysBefore(now: Date): Date {
  return new Date(now.getTime() - daysOfAlarm * 86_400_000)
}
