import { and, asc, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import { formatCents } from '#app/units/money.ts'
import { addDays, dayIn, formatDay } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { mayAcceptPledges, mayBookPledges, maySeeAnonymous } from '../policy.ts'
import { openInstalments } from './pledge.ts'

/** Days after which a person looks at a part that has not come. */
const patienceDays = 30

/** Pledges that wait for the lab's yes, and parts that no letter and no further charge will bring. */
export async function readPledgesWaiting(
  reads: Reads,
  person: Person,
  now: { at: Date; zone: string },
): Promise<Waiting[]> {
  const [offered, stuck] = await Promise.all([readOffered(reads, person), readStuck(reads, person, now)])
  return [...offered, ...stuck]
}

async function readOffered(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayAcceptPledges(person)) return []
  const rows = await reads
    .select()
    .from(pledges)
    .where(eq(pledges.state, 'offered'))
    .orderBy(asc(pledges.createdAt))
    .limit(100)
  return rows.map((pledge) => ({
    act: 'accept-pledge',
    at: pledge.id,
    title: `${formatCents(pledge.amount)} pledged by ${giverWords(person, pledge)}`,
    detail: pledge.condition ?? '',
    since: pledge.createdAt,
  }))
}

async function readStuck(reads: Reads, person: Person, { at, zone }: { at: Date; zone: string }): Promise<Waiting[]> {
  if (!mayBookPledges(person)) return []
  const rows = await reads
    .select({ part: instalments, pledge: pledges })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(
      and(
        eq(pledges.state, 'active'),
        inArray(instalments.state, [...openInstalments]),
        or(
          lt(instalments.dueOn, addDays(dayIn(zone, at), -patienceDays)),
          and(isNotNull(instalments.waitsFor), eq(instalments.waitsFor, 'staff')),
        ),
      ),
    )
    .orderBy(asc(instalments.dueOn))
    .limit(100)
  return rows.map(({ part, pledge }) => ({
    act: 'chase-instalment',
    at: pledge.id,
    title: `Part ${part.place} of ${formatCents(pledge.amount)} by ${giverWords(person, pledge)}`,
    detail: `Due ${formatDay(part.dueOn)}`,
    since: new Date(`${part.dueOn}T12:00:00Z`),
  }))
}

function giverWords(person: Person, pledge: { isAnonymous: boolean; giverName: string }): string {
  return pledge.isAnonymous && !maySeeAnonymous(person) ? 'an anonymous giver' : pledge.giverName
}
