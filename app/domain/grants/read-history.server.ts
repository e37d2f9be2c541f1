import { and, desc, eq, inArray } from 'drizzle-orm'
import { type HappeningKind, happeningWord } from '#app/domain/activity/happening-words.ts'
import type { Touches } from '#app/domain/world.ts'
import { happenings } from '#db/schema/activity.ts'
import { people } from '#db/schema/people.ts'
import type { MyApplication } from './read-my-application.server.ts'

/** What an applicant may know has happened. A kind that is not named is the lab's own business until it is released. */
const toldKinds: readonly HappeningKind[] = [
  'application-started',
  'attachment-added',
  'attachment-removed',
  'form-taken',
  'deadline-extended',
  'co-applicant-invited',
  'co-applicant-joined',
  'co-applicant-declined',
  'co-applicant-right-changed',
  'co-applicant-removed',
  'application-submitted',
  'application-reopened',
  'changes-dropped',
  'changes-left-unsent',
  'application-withdrawn',
  'application-screened',
  'application-returned',
  'application-ineligible',
  'decision-released',
  'appeal-made',
  'appeal-upheld',
  'appeal-declined',
  'offer-accepted',
  'offer-lapsed',
]

export type HistoryLine = {
  id: string
  at: Date
  /** A name of the team; "The lab" for staff and the portal. */
  who: string
  what: string
  /** Whom it is about, when it is a co-applicant. */
  about: string | null
}

/** What happened to an application, for those who write it, the newest first; staff are not named. The caller has read the application for the person. */
export async function readHistory(world: Touches<'db'>, application: MyApplication): Promise<HistoryLine[]> {
  const { id, at, kind, actorId, after } = happenings
  const rows = await world.db
    .select({ id, at, kind, actorId, after, name: people.name })
    .from(happenings)
    .leftJoin(people, eq(people.id, actorId))
    .where(
      and(
        eq(happenings.subjectType, 'application'),
        eq(happenings.subjectId, application.id),
        inArray(kind, [...toldKinds]),
      ),
    )
    .orderBy(desc(id))
    .limit(200)
  const { coApplicants } = application
  const isTheirs = (who: string | null) =>
    who === application.applicantId || coApplicants.some(({ personId }) => personId === who)
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    who:
      row.actorId && row.name && (isTheirs(row.actorId) || row.kind.startsWith('co-applicant')) ? row.name : 'The lab',
    what: happeningWord(row.kind),
    about: coApplicants.find((one) => one.id === row.after?.coApplicantId)?.email ?? null,
  }))
}
