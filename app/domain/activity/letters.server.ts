import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { people } from '#db/schema/people.ts'
import { readAlarms } from '#db/schema/reads.ts'
import { alarmWords } from './reads/sensitive-read.ts'

export type AlarmLetter = { who: string; what: string; url: string; lab: { name: string; address: string } }

/** The letter about an alarm names who read, and no record. */
export async function gatherReadAlarm(world: Touches<'db' | 'lab'>, subjectId: string): Promise<AlarmLetter | null> {
  const id = parseId('ral', subjectId)
  if (!id) return null
  const [row] = await world.db
    .select({ who: people.name, personId: people.id, because: readAlarms.because })
    .from(readAlarms)
    .innerJoin(people, eq(people.id, readAlarms.personId))
    .where(eq(readAlarms.id, id))
  if (!row) return null
  const { name, address, origin } = world.lab
  const url = `${origin}${paths.admin.reads()}?by=${row.personId}`
  return { who: row.who, what: alarmWords[row.because], url, lab: { name, address } }
}
