import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { parseId } from '#app/units/id.ts'
import { applications, assignments, awards, calls, decisions } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { readFilled } from './letter-texts/fill-letter.server.ts'
import { callLetterOf, type TextWords } from './letter-texts/letter-text.ts'

/** What a letter about an application says: which one, and where to read on. */
export type GrantLetter = {
  title: string
  number: string
  url: string
  lab: { name: string; address: string }
  /** The call's own words, where it has some. */
  own?: TextWords | null
}
type LetterWorld = Touches<'db' | 'lab'>

/** To the applicant herself, with what screening says to her. */
export type SubmissionLetter = GrantLetter & { name: string; call: string; note: string }

/** The letter's subject is a submission: the application's id, then the instant it was sent or screened. */
export async function gatherSubmission(world: LetterWorld, subjectId: string): Promise<SubmissionLetter | null> {
  const id = parseId('app', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await world.db
    .select({ application: applications, call: calls.title, name: people.name })
    .from(applications)
    .innerJoin(calls, eq(calls.id, applications.callId))
    .innerJoin(people, eq(people.id, applications.applicantId))
    .where(eq(applications.id, id))
  if (!row) return null
  const { application, call, name } = row
  const note = application.screeningNote ?? ''
  const own = await readFilled(world.db, world.lab, { letter: 'returned', applicationId: id, subjectId })
  return { ...letterOf(world, application, paths.research.application(id)), name, call, note, own }
}

/** For the three letters of a release: offered, declined, waitlisted. */
export async function gatherOutcome(world: LetterWorld, subjectId: string): Promise<GrantLetter | null> {
  const id = parseId('app', subjectId.split(':')[0])
  if (!id) return null
  const [row] = await world.db
    .select({ application: applications, outcome: decisions.outcome })
    .from(applications)
    .leftJoin(decisions, eq(decisions.applicationId, applications.id))
    .where(eq(applications.id, id))
  if (!row) return null
  const about = row.outcome && { letter: callLetterOf[row.outcome], applicationId: id, subjectId }
  const own = about && (await readFilled(world.db, world.lab, about))
  return { ...letterOf(world, row.application, paths.research.application(id)), own }
}

/** A reviewer reads the number only; the title is seen after she has said that nothing stands in the way. */
export async function gatherReviewRequested(world: LetterWorld, subjectId: string): Promise<GrantLetter | null> {
  const id = parseId('asg', subjectId)
  if (!id) return null
  const [row] = await world.db
    .select({ number: applications.number })
    .from(assignments)
    .innerJoin(applications, eq(applications.id, assignments.applicationId))
    .where(eq(assignments.id, id))
  return row ? letterOf(world, { number: row.number, title: '' }, paths.review.assignment(id)) : null
}

export async function gatherAwardAccepted(world: LetterWorld, subjectId: string): Promise<GrantLetter | null> {
  const id = parseId('awd', subjectId)
  if (!id) return null
  const [row] = await world.db
    .select({ number: applications.number, title: applications.title, projectId: awards.projectId })
    .from(awards)
    .innerJoin(applications, eq(applications.id, awards.applicationId))
    .where(eq(awards.id, id))
  return row ? letterOf(world, row, paths.research.project(row.projectId)) : null
}

function letterOf({ lab }: LetterWorld, about: { number: string; title: string }, path: string): GrantLetter {
  const { number, title } = about
  return { number, title, url: `${lab.origin}${path}`, lab: { name: lab.name, address: lab.address } }
}
