import { readOwnMetaReview } from '#app/domain/grants/sight/meta-review/read-meta-review.server.ts'
import type { SaveMetaRefusal } from '#app/domain/grants/sight/meta-review/save-meta-review.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { refuseClosed, refuseForm } from '#app/platform/form.server.ts'
import { notFound } from '#app/platform/guards.server.ts'
import type { Id } from '#app/units/id.ts'
import { world } from '#app/world.server.ts'
import { metaSentences } from './meta-ask.ts'

type Sent = { assignmentId: Id<'asg'>; values: Record<string, string> }

/** A meta-review that is not taken: with its form, or, once its page is closed to its author, with what they typed alone. */
export async function refuseMeta(person: Person, { assignmentId, values }: Sent, refused: SaveMetaRefusal) {
  if (refused === 'not-found') return notFound()
  const sentence = metaSentences[refused]
  if (await readOwnMetaReview(world.db, person, assignmentId)) return refuseForm({ values }, sentence)
  const typed = Object.entries(labels).map(([name, label]) => ({ label, text: values[name] ?? '' }))
  return refuseClosed({ sentence, typed: typed.filter(({ text }) => text !== '') })
}

const labels = {
  summary: 'What the discussion came to',
  agreed: 'What was agreed, and what was not',
  forApplicant: 'For the applicant',
}
