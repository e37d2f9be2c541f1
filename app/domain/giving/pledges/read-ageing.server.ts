import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import { addDays, type Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { openInstalments, type PledgeKind } from './pledge.ts'

/** How late a part is: not due yet, or by so many days. */
export const ages = ['to come', '1 to 30 days', '31 to 60 days', '61 to 90 days', 'over 90 days'] as const
export type Age = (typeof ages)[number]

export type AgeingLine = {
  instalmentId: Id<'ins'>
  pledgeId: Id<'plg'>
  giver: string | null
  kind: PledgeKind
  place: number
  dueOn: Day
  owed: Cents
  age: Age
  isReceivable: boolean
}
export type Ageing = { lines: AgeingLine[]; totals: Record<Age, Cents>; receivable: Cents }

/** How many parts the view lists; the totals are of these. */
const mostShown = 2_000

/** Parts of active pledges still to come, the latest first, with totals by age; null for someone who may not read gifts. */
export async function readAgeing(reads: Reads, person: Person, today: Day): Promise<Ageing | null> {
  if (!mayReadGifts(person)) return null
  const rows = await reads
    .select({ part: instalments, pledge: pledges })
    .from(instalments)
    .innerJoin(pledges, eq(pledges.id, instalments.pledgeId))
    .where(and(eq(pledges.state, 'active'), inArray(instalments.state, [...openInstalments])))
    .orderBy(asc(instalments.dueOn), asc(instalments.id))
    .limit(mostShown)
  const lines = rows.map(({ part, pledge }) => ({
    instalmentId: part.id,
    pledgeId: pledge.id,
    giver: pledge.isAnonymous && !maySeeAnonymous(person) ? null : pledge.giverName,
    kind: pledge.kind,
    place: part.place,
    dueOn: part.dueOn,
    owed: cents(part.amount - part.paid),
    age: ageOf(part.dueOn, today),
    isReceivable: pledge.recognisedAt !== null,
  }))
  const totals = Object.fromEntries(ages.map((age) => [age, sumOf(lines.filter((line) => line.age === age))]))
  return {
    lines,
    totals: totals as Record<Age, Cents>,
    receivable: sumOf(lines.filter((line) => line.isReceivable)),
  }
}

function ageOf(dueOn: Day, today: Day): Age {
  if (dueOn >= today) return 'to come'
  if (dueOn >= addDays(today, -30)) return '1 to 30 days'
  if (dueOn >= addDays(today, -60)) return '31 to 60 days'
  return dueOn >= addDays(today, -90) ? '61 to 90 days' : 'over 90 days'
}

function sumOf(lines: readonly AgeingLine[]): Cents {
  return addCents(...lines.map((line) => line.owed))
}
