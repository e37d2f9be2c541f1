import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { reviewerExpertise } from '#db/schema/assignment.ts'
import { mayReview, personOf } from '../policy.ts'

export type Expertise = { topics: string[]; words: string; institution: string }

/** A reviewer says what she knows, topics by name and in her own words, and where she works. Reviewers are proposed by it; it decides nothing alone. */
export async function sayExpertise(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: Omit<Expertise, 'institution'> & { institution?: string },
): Promise<Outcome<undefined, 'not-allowed'>> {
  const person = personOf(actor)
  if (!person || !mayReview(person)) return refuse('not-allowed')
  const at = world.clock.now()
  const topics = [...new Set(input.topics.map((topic) => topic.trim()).filter(Boolean))]
  const row = { topics, words: input.words.trim(), institution: (input.institution ?? '').trim(), saidAt: at }
  await world.db.transaction(async (tx) => {
    await tx
      .insert(reviewerExpertise)
      .values({ personId: person.id, ...row })
      .onConflictDoUpdate({ target: reviewerExpertise.personId, set: row })
    const subject = { type: 'person', id: person.id }
    await recordHappening(tx, { ids: world.ids, at, actor }, { kind: 'reviewer-expertise-said', subject })
  })
  return done()
}

/** What the reviewer said last. */
export async function readExpertise(world: Touches<'db'>, person: Person): Promise<Expertise> {
  const { topics, words, institution } = reviewerExpertise
  const [row] = await world.db
    .select({ topics, words, institution })
    .from(reviewerExpertise)
    .where(eq(reviewerExpertise.personId, person.id))
  return row ?? { topics: [], words: '', institution: '' }
}
