import { eq } from 'drizzle-orm'
import { answerDispute } from '#app/domain/giving/disputes/answer-dispute.server.ts'
import { draftEvidence } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { storyAnswer } from './donors.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import { tellStripeNews } from './tell-giving.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }

/** What finance does about disputes; opening and losing them is the cards' own doing. */
export function disputeScenes(story: StoryWorld): Scene[] {
  const { weeks, afterDays } = storyAnswer
  return [
    { at: new Date(weeksAgo(story.today, weeks).getTime() + afterDays * 86_400_000), tell: () => tellAnswer(story) },
  ]
}

/** The words Stripe's test mode decides for the lab by stand where an officer would write the story. */
async function tellAnswer(story: StoryWorld): Promise<void> {
  await tellStripeNews(story)
  const [dispute] = await story.db
    .select({ id: disputes.id, giftId: disputes.giftId })
    .from(disputes)
    .innerJoin(gifts, eq(gifts.id, disputes.giftId))
    .where(eq(gifts.giverName, storyAnswer.donor))
  const draft = dispute ? await draftEvidence(story, dispute.giftId) : null
  if (!dispute || !draft) throw new Error(`nothing of ${storyAnswer.donor} is disputed`)
  const evidence = { ...draft, story: 'winning_evidence' }
  told(await answerDispute(story, story.people.mina, { disputeId: dispute.id, answer: { concedes: false, evidence } }))
}
