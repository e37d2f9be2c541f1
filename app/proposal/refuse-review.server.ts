import { readAssignment } from '#app/domain/grants/read-assignments.server.ts'
import { readOwnApplicationId } from '#app/domain/grants/sight/reviewers.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { refuseClosed, refuseForm } from '#app/platform/form.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import type { Id } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'

type Sent = { assignmentId: Id<'asg'>; values: Record<string, string> }

/**
 * A review that is not taken: with its form, or, where its page closed while its author wrote, as by a withdrawal, with what they
 * typed alone. To everybody else there is none.
 */
export async function refuseReview(person: Person, { assignmentId, values }: Sent, sentence: string | null) {
  if (sentence !== null && (await readAssignment(world, person, assignmentId))?.proposal) {
    return refuseForm({ values }, sentence)
  }
  if (!(await readOwnApplicationId(world.db, person, assignmentId))) return notFound()
  const typed = Object.entries(labels).map(([name, label]) => ({ label, text: values[name] ?? '' }))
  return refuseClosed({ sentence: gone, typed: typed.filter(({ text }) => text !== '') })
}

const gone = 'This review is closed to you meanwhile, so nothing was kept. Copy what you wrote if you want to keep it.'
const labels = { forApplicant: 'For the applicant', forCommittee: 'For the committee' }
