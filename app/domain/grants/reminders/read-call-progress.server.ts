import { sql } from 'drizzle-orm'
import { type NotesReads, noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { applications } from '#db/schema/grants.ts'
import { mayReadApplications } from '../policy.ts'
import {
  type ReviewerProgress,
  readReviewerProgress,
  readSentReminders,
  type SentReminder,
} from '../sight/read-progress.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'

export type CallProgress = {
  /** Reviews asked for and in, and applications in review whose reviews are all in. */
  asked: number
  done: number
  late: number
  applications: number
  complete: number
  nobody: number
  reviewers: ReviewerProgress[]
  reminders: SentReminder[]
  /** How many reminders of drafts went out: drafts themselves are their authors' alone. */
  draftReminders: number
}

type Counts = { applications: number; complete: number; nobody: number; draftReminders: number }

/** How far the reviews of a call are, and what was sent to whom; of applications the reader has no part in. That they read who reviews is noted. */
export async function readCallProgress(
  world: NotesReads,
  person: Person,
  callId: Id<'cal'>,
): Promise<CallProgress | null> {
  if (!mayReadApplications(person)) return null
  const reviewers = await readReviewerProgress(world.db, person, { callId, now: world.clock.now() })
  const reminders = await readSentReminders(world.db, person, callId)
  if (reviewers.length > 0) await noteRead(world, person, { kinds: ['reviewer-names'], subjectId: callId })
  const asked = sql`(select count(*) from assignment s where s.application_id = application.id and s.state not in ('recused', 'removed'))`
  const done = sql`(select count(*) from assignment s where s.application_id = application.id and s.state = 'submitted')`
  const [counts] = await world.db.execute<Counts>(sql`
    select count(*)::int as applications,
      count(*) filter (where ${asked} > 0 and ${asked} = ${done})::int as complete,
      count(*) filter (where ${asked} = 0)::int as nobody,
      (select count(*)::int from draft_reminder d join ${applications} on application.id = d.application_id
        where application.call_id = ${callId} and ${isSeenByStaff(person, 'activity')}) as "draftReminders"
    from ${applications} where application.call_id = ${callId}
      and application.state in ('in_review', 'in_discussion') and ${isSeenByStaff(person, 'exact-state')}`)
  const sum = (of: (one: ReviewerProgress) => number) => reviewers.reduce((total, one) => total + of(one), 0)
  return {
    asked: sum((one) => one.unanswered + one.writing + one.done),
    done: sum((one) => one.done),
    late: sum((one) => one.late),
    applications: counts?.applications ?? 0,
    complete: counts?.complete ?? 0,
    nobody: counts?.nobody ?? 0,
    draftReminders: counts?.draftReminders ?? 0,
    reviewers,
    reminders,
  }
}
