import { and, eq, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { appeals } from '#db/schema/appeals.ts'
import { applications, decisions } from '#db/schema/grants.ts'
import { draftAnswers } from '#db/schema/releases.ts'
import { mayRunCalls } from '../policy.ts'
import { isSeenBy, isSeenByStaff } from '../sight/seen-by.server.ts'
import type { AppealState, Grounds } from './appeal.ts'

/** Without the name of who answered: an applicant has the lab's answer, and staff find it in the activity. */
export type Appeal = {
  id: Id<'apl'>
  grounds: Grounds
  words: string
  madeAt: Date
  state: AppealState
  answer: string | null
  answeredAt: Date | null
}

/** The appeal of an application for its team and for staff without a part in it; null when there is none, or for others. */
export async function readAppeal(reads: Reads, person: Person, applicationId: Id<'app'>): Promise<Appeal | null> {
  const { id, grounds, words, madeAt, state, answer, answeredAt } = appeals
  const [row] = await reads
    .select({ id, grounds, words, madeAt, state, answer, answeredAt })
    .from(appeals)
    .innerJoin(applications, eq(applications.id, appeals.applicationId))
    .where(and(eq(applications.id, applicationId), isSeenBy(person, 'proposal', ['author', 'staff'])))
  return row ?? null
}

/** Who decided an application or agreed to a draft of its decision: none of them answers its appeal. */
export async function readHands(reads: Reads, applicationId: Id<'app'>): Promise<Id<'psn'>[]> {
  const decided = await reads
    .select({ decidedBy: decisions.decidedBy, agreedBy: draftAnswers.answeredBy })
    .from(decisions)
    .leftJoin(draftAnswers, eq(draftAnswers.decisionId, decisions.id))
    .where(eq(decisions.applicationId, applicationId))
  return decided.flatMap(({ decidedBy, agreedBy }) => (agreedBy ? [decidedBy, agreedBy] : [decidedBy]))
}

type Row = { act: 'answer-appeal'; at: string; title: string; detail: string; since: string }

/** Appeals that wait for this officer, the longest first: against decisions of others, of applications she has no part in. */
export async function readAppealsWaiting(world: Touches<'db'>, person: Person): Promise<Row[]> {
  if (!mayRunCalls(person)) return []
  return world.db.execute<Row>(sql`
    select 'answer-appeal' as act, application.id as at, application.number || ' ' || application.title as title,
      'On grounds of ' || appeal.grounds as detail, appeal.made_at::text as since
    from appeal join ${applications} on application.id = appeal.application_id
      join decision d on d.application_id = application.id
    where appeal.state = 'open' and d.decided_by <> ${person.id} and ${isSeenByStaff(person, 'decision')}
      and not exists (select from draft_answer a where a.decision_id = d.id and a.answered_by = ${person.id})
    order by appeal.made_at limit 100`)
}
