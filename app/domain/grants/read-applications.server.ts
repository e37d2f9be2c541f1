import { desc, eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { type ApplicantStage, stageFor } from './application.ts'
import { type CallStage, callStage } from './call.ts'
import { ownCallColumns } from './read-calls.server.ts'
import { isMine } from './sight/seen-by.server.ts'

export type MyApplicationLine = {
  id: Id<'app'>
  number: string
  title: string
  stage: ApplicantStage
  isLead: boolean
  savedAt: Date
  submittedAt: Date | null
  call: { slug: string; title: string; timeZone: string; deadline: Date | null; stage: CallStage }
}

/** The person's applications, the newest first: their own and those they have joined. */
export async function readMyApplications(world: Touches<'db' | 'clock'>, person: Person): Promise<MyApplicationLine[]> {
  const now = world.clock.now()
  const rows = await world.db
    .select({ application: applications, call: ownCallColumns })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .where(isMine(person))
    .orderBy(desc(applications.id))
    .limit(100)
  return rows.map(({ application, call }) => ({
    id: application.id,
    number: application.number,
    title: application.title,
    stage: stageFor(application.state),
    isLead: application.applicantId === person.id,
    savedAt: application.savedAt,
    submittedAt: application.submittedAt,
    call: {
      slug: call.slug,
      title: call.title,
      timeZone: call.timeZone,
      deadline: call.deadline,
      stage: callStage(call, now),
    },
  }))
}
