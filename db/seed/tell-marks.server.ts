import { assignReviewer } from '#app/domain/grants/assign-reviewer.server.ts'
import { declareConflict } from '#app/domain/grants/declare-conflict.server.ts'
import type { Scores } from '#app/domain/grants/rubrics/rubric.ts'
import { submitReview } from '#app/domain/grants/submit-review.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { StoryPerson } from './people.ts'
import type { StoryReviews } from './science-words.ts'
import { type StoryWorld, told } from './story-world.server.ts'

/** The reviews of one application as the story names them; without any it waits for reviewers. */
export async function tellMarks(
  world: StoryWorld,
  { marks, applicationId }: { marks: StoryReviews; applicationId: Id<'app'> },
): Promise<void> {
  const june = actorOf(world.people.june)
  for (const [key, [merit, openness, feasibility, need]] of Object.entries(marks)) {
    const reviewer = key as keyof StoryReviews
    const reviewerId = world.people[reviewer].id
    const { assignmentId } = told(await assignReviewer(world, june, { applicationId, reviewerId }))
    await tellOneReview(world, { assignmentId, reviewer, score: merit, scores: { merit, openness, feasibility, need } })
  }
}

/** One review, from the declaration to the words that go with its scores. */
export async function tellOneReview(
  world: StoryWorld,
  one: { assignmentId: Id<'asg'>; reviewer: StoryPerson; score: number; scores?: Scores },
): Promise<void> {
  const reviewer = actorOf(world.people[one.reviewer])
  const { assignmentId, score } = one
  told(await declareConflict(world, reviewer, { assignmentId, has: 'none', reason: '' }))
  const usual = { merit: score, openness: Math.min(5, score + 1), feasibility: score, need: Math.max(1, score - 1) }
  told(
    await submitReview(world, reviewer, {
      assignmentId,
      review: {
        scores: one.scores ?? usual,
        confidence: 3 + (score % 2),
        forCommittee:
          score > 2
            ? 'A careful plan. The hours follow from the runs; I would fund it.'
            : 'The gain over what exists is small, and the release plan is thin.',
        forApplicant:
          score > 2
            ? 'The plan is clear. Please publish the failed runs as you propose.'
            : 'Say what the model adds to what is already open, and commit to the data.',
      },
    }),
  )
}
