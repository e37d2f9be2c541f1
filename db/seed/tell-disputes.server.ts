import { eq } from 'drizzle-orm'
import { answerDispute } from '#app/domain/giving/disputes/answer-dispute.server.ts'
import { draftEvidence } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { refundGift } from '#app/domain/giving/refund-gift.server.ts'
import { cents, usd } from '#app/units/money.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { storyAnswer, storyOverturned, storyTwice } from './donors.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import { tellStripeNews } from './tell-giving.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }

/** What finance and banks do about disputes; opening and losing most of them is the cards' own doing. */
export function disputeScenes(story: StoryWorld): Scene[] {
  const { weeks, afterDays } = storyAnswer
  const asked = (days: number) => daysAfter(story, storyTwice.weeks, days)
  return [
    { at: daysAfter(story, weeks, afterDays), tell: () => tellAnswer(story) },
    { at: asked(5), tell: () => tellPartRefund(story) },
    { at: asked(12), tell: () => tellEnd(story, storyTwice.donor, 'escalate') },
    { at: asked(20), tell: () => tellEnd(story, storyTwice.donor, 'lose') },
    {
      at: weeksAgo(story.today, storyOverturned.weeksAgo),
      tell: () => tellEnd(story, storyOverturned.donor, 'overturn'),
    },
  ]
}

function daysAfter(story: StoryWorld, weeks: number, days: number): Date {
  return new Date(weeksAgo(story.today, weeks).getTime() + days * 86_400_000)
}

/** The words Stripe's test mode decides for the lab by stand where an officer would write the story. */
async function tellAnswer(story: StoryWorld): Promise<void> {
  const { id: disputeId, giftId } = await findDispute(story, storyAnswer.donor)
  const draft = await draftEvidence(story, giftId)
  if (!draft) throw new Error(`the gift of ${storyAnswer.donor} has no evidence`)
  const evidence = { ...draft, story: 'winning_evidence' }
  told(await answerDispute(story, story.people.mina, { disputeId, answer: { concedes: false, evidence } }))
}

async function tellPartRefund(story: StoryWorld): Promise<void> {
  const { giftId } = await findDispute(story, storyTwice.donor)
  const part = { amount: usd(storyTwice.dollars), refundedBefore: cents(0n) }
  told(await refundGift(story, story.people.mina, { giftId, reason: storyTwice.reason, part }))
}

/** What the bank decides, and the portal hearing of it. */
async function tellEnd(story: StoryWorld, donor: string, verb: 'escalate' | 'lose' | 'overturn'): Promise<void> {
  const { stripeDisputeId } = await findDispute(story, donor)
  await story.pullLever(stripeDisputeId, verb)
  await tellStripeNews(story)
}

async function findDispute(story: StoryWorld, donor: string) {
  await tellStripeNews(story)
  const [dispute] = await story.db
    .select({ id: disputes.id, giftId: disputes.giftId, stripeDisputeId: disputes.stripeDisputeId })
    .from(disputes)
    .innerJoin(gifts, eq(gifts.id, disputes.giftId))
    .where(eq(gifts.giverName, donor))
  if (!dispute) throw new Error(`nothing of ${donor} is disputed`)
  return dispute
}
