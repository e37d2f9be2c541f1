import { readAlarmsWaiting } from '#app/domain/activity/reads/read-alarms.server.ts'
import { readStopsWaiting } from '#app/domain/activity/stops/read-stops.server.ts'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import { readComputeWaiting } from '#app/domain/compute/read-compute-waiting.server.ts'
import { readChallengesWaiting } from '#app/domain/giving/challenges/read-challenges-waiting.server.ts'
import { readTasksWaiting } from '#app/domain/giving/donors/read-tasks-waiting.server.ts'
import { readHoursWaiting } from '#app/domain/giving/in-kind/read-hours-waiting.server.ts'
import { readPledgesWaiting } from '#app/domain/giving/pledges/read-pledges-waiting.server.ts'
import { readGivingWaiting } from '#app/domain/giving/read-giving-waiting.server.ts'
import { readPlansWaiting } from '#app/domain/giving/recurring/read-plans-waiting.server.ts'
import { readSignaturesWaiting } from '#app/domain/giving/support/read-signatures.server.ts'
import { readWallWaiting } from '#app/domain/giving/wall/read-wall.server.ts'
import { readAmendmentsWaiting } from '#app/domain/grants/amendments/read-amendments.server.ts'
import { readClaimsWaiting } from '#app/domain/grants/openness/read-claims-waiting.server.ts'
import { readGrantsWaiting } from '#app/domain/grants/read-waiting.server.ts'
import { readReportsWaiting } from '#app/domain/grants/reports/read-reports.server.ts'
import { readLastBookCheck } from '#app/domain/ledger/check-books.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { dayIn } from '#app/units/time.ts'
import { mayReadJournal } from './policy.ts'

/** Everything that waits for one person, the longest first: only what her roles let her act on, or must make her look at. */
export async function readInbox(world: Touches<'db' | 'lab'>, person: Person, now: Date): Promise<Waiting[]> {
  const waiting = await Promise.all([
    readGrantsWaiting(world, person, now),
    readClaimsWaiting(world.db, person),
    readReportsWaiting(world.db, person, dayIn(world.lab.timeZone, now)),
    readAmendmentsWaiting(world.db, person, world.lab.timeZone),
    readComputeWaiting(world.db, person),
    readGivingWaiting(world.db, person, now),
    readPledgesWaiting(world.db, person, { at: now, zone: world.lab.timeZone }),
    readPlansWaiting(world.db, person),
    readTasksWaiting(world.db, person, { at: now, zone: world.lab.timeZone }),
    readHoursWaiting(world.db, person),
    readChallengesWaiting(world.db, person, now),
    readSignaturesWaiting(world.db, person),
    readWallWaiting(world.db, person),
    readStopsWaiting(world.db, person),
    readAlarmsWaiting(world.db, person, now),
    readBooksWaiting(world, person),
  ])
  return waiting.flat().sort((one, other) => one.since.getTime() - other.since.getTime())
}

/** Books found broken at the last check wait for everyone who reads them. */
async function readBooksWaiting(world: Touches<'db'>, person: Person): Promise<Waiting[]> {
  const check = mayReadJournal(person) ? await readLastBookCheck(world.db) : null
  if (!check || check.isWhole) return []
  return [
    {
      act: 'mend-books',
      at: check.id,
      title: 'The books are not as they must be',
      detail: check.broken[0] ?? '',
      since: check.checkedAt,
    },
  ]
}
