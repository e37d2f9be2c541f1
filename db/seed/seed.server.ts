import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { remindOfReviews } from '#app/domain/grants/reminders/remind-of-reviews.server.ts'
import type { World } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { storyPurchases } from './compute-words.ts'
import { storyGifts } from './donors.ts'
import { storyApplications, storyCalls } from './grants-words.ts'
import { storyBatches, storyOffline } from './offline-words.ts'
import { outputScenes } from './output-scenes.server.ts'
import { storyPledges } from './pledge-words.ts'
import { storyPlans } from './recurring-words.ts'
import { inMonth, type StoryWorld, storyWorld, weeksAgo } from './story-world.server.ts'
import { amendmentScenes } from './tell-amendments.server.ts'
import { tellAppeal, tellAppealAnswer } from './tell-applicants.server.ts'
import { challengeScenes } from './tell-challenges.server.ts'
import { tellAllocations, tellClasses, tellPurchase, tellSupply } from './tell-compute.server.ts'
import { tellDiscussion } from './tell-discussion.server.ts'
import { disputeScenes } from './tell-disputes.server.ts'
import { donorScenes } from './tell-donors.server.ts'
import { employerScenes } from './tell-employer.server.ts'
import { tellCallWork } from './tell-forms.server.ts'
import { tellFunds, tellGift, tellStripeNews } from './tell-giving.server.ts'
import { type Applied, tellApplication, tellAward, tellCall, tellRelease, tellReview } from './tell-grants.server.ts'
import { guardingScenes } from './tell-guarding.server.ts'
import { hoursScenes } from './tell-hours.server.ts'
import { importScenes } from './tell-imports.server.ts'
import { tellArrival, tellBatch, tellOffline } from './tell-offline.server.ts'
import { ownScenes } from './tell-own.server.ts'
import { tellPeople } from './tell-people.server.ts'
import { pledgeScenes } from './tell-pledges.server.ts'
import { propertyScenes } from './tell-property.server.ts'
import { tellProposal } from './tell-proposal.server.ts'
import { recurringScenes } from './tell-recurring.server.ts'
import { tellRenewals } from './tell-renewals.server.ts'
import { tellReports } from './tell-reports.server.ts'
import { supportScenes } from './tell-support.server.ts'
import { tellUsage } from './tell-usage.server.ts'
import { wallScenes } from './tell-wall.server.ts'

type Scene = { at: Date; tell: () => Promise<void> }
type Giving = Awaited<ReturnType<typeof tellFunds>>

/**
 * Tells the demo story through the verbs, from ten months ago to today: every page has something true to show, and every
 * invariant holds. `sandboxUrl` is the stand-in Stripe, whose clock goes along.
 */
export async function seedStory(world: World, sandboxUrl: string): Promise<void> {
  const before = storyWorld(world, sandboxUrl)
  await before.goTo(inMonth(before, -10, 1, 12))
  const story: StoryWorld = { ...before, people: await tellPeople({ ...world, clock: before.clock }) }
  const giving = await tellFunds(story)
  await tellClasses(story)
  await tellSupply(story)
  const projects = new Map<string, Id<'prj'>>()
  const scenes = [...givingScenes(story, giving), ...grantScenes(story, projects), ...computeScenes(story, giving)]
  scenes.push(
    ...offlineScenes(story, giving),
    ...donorScenes(story, giving.funds),
    ...importScenes(story, giving.funds),
    ...outputScenes(story, projects),
    // The first progress reports of the first call are due two months ago.
    { at: inMonth(story, -2, 20), tell: () => tellReports(story, projects) },
    { at: new Date(story.today.getTime() - 3 * 3_600_000), tell: () => tellRenewals(story, projects) },
    ...amendmentScenes(story, projects),
    ...disputeScenes(story),
    ...guardingScenes(story),
    ...ownScenes(story),
    ...propertyScenes(story, giving.funds),
    ...pledgeScenes(story, storyPledges, giving.funds),
    ...recurringScenes(story, storyPlans, giving),
    ...challengeScenes(story, giving.funds),
    ...hoursScenes(story),
    ...supportScenes(story),
    ...wallScenes(story),
    ...employerScenes(story, giving.funds),
  )
  scenes.sort((left, right) => left.at.getTime() - right.at.getTime())
  for (const scene of scenes) {
    await story.goTo(scene.at)
    await scene.tell()
  }
  await story.goTo(story.today)
  await tellStripeNews(story)
}

function givingScenes(story: StoryWorld, giving: Giving): Scene[] {
  const cards = storyGifts.flatMap(({ tribute, weeks }) => {
    const at = new Date(weeksAgo(story.today, weeks).getTime() + 2 * 86_400_000)
    return tribute ? [{ at, tell: async () => void (await sendTributes(story)) }] : []
  })
  const given = storyGifts.map((gift, index) => ({
    // A few hours apart, so that gifts of one week keep their order.
    at: new Date(weeksAgo(story.today, gift.weeks).getTime() - (storyGifts.length - index) * 3_600_000),
    tell: async () => {
      await tellStripeNews(story)
      await tellGift(story, gift, giving)
    },
  }))
  return [...given, ...cards]
}

function offlineScenes(story: StoryWorld, giving: Giving): Scene[] {
  const batches = storyBatches.map((batch) => ({
    at: weeksAgo(story.today, batch.weeks),
    tell: () => tellBatch(story, batch, giving.funds),
  }))
  const single = storyOffline.flatMap((gift) => {
    const at = weeksAgo(story.today, gift.weeks)
    const entered = { at, tell: () => tellOffline(story, gift, giving.funds) }
    if (gift.arrivedAfterDays === undefined) return [entered]
    const arrival = new Date(at.getTime() + gift.arrivedAfterDays * 86_400_000)
    return [entered, { at: arrival, tell: () => tellArrival(story, gift) }]
  })
  return [...single, ...batches]
}

function grantScenes(story: StoryWorld, projects: Map<string, Id<'prj'>>): Scene[] {
  return storyCalls.flatMap((call) => {
    const applied: Applied[] = []
    const calls: Id<'cal'>[] = []
    const wanted = storyApplications.filter((application) => application.call === call.slug)
    const opens = inMonth(story, call.opensMonth, 1, 14)
    const later = (days: number) => new Date(Math.min(opens.getTime() + days * 86_400_000, story.today.getTime()))
    const scenes: Scene[] = [
      { at: opens, tell: async () => void calls.push(await tellCall(story, call)) },
      ...wanted.map((application, index) => ({
        at: later(3 + index),
        tell: async () => void applied.push(await tellApplication(story, application, call)),
      })),
      ...(call.closesMonth > 0 ? [{ at: later(21), tell: () => tellCallWork(story, calls, applied) }] : []),
      { at: later(22), tell: () => each(applied, (one) => tellReview(story, one)) },
      ...(call.closesMonth > 0 ? [{ at: later(23), tell: () => tellProposal(story, calls[0]) }] : []),
      ...(call.closesMonth > 0 ? [{ at: later(23), tell: () => tellDiscussion(story, applied) }] : []),
      // A week before the day of the reviews that were asked for.
      { at: later(26), tell: async () => void (await remindOfReviews(story)) },
    ]
    const release = {
      at: inMonth(story, call.firstMonth, 1, 10),
      tell: () => tellOutcome(story, { calls, applied, projects }),
    }
    const after = (days: number) => new Date(release.at.getTime() + days * 86_400_000)
    const appeal = [
      { at: after(5), tell: () => tellAppeal(story, applied) },
      { at: after(9), tell: () => tellAppealAnswer(story, applied) },
    ]
    return call.closesMonth < 0 ? [...scenes, release, ...appeal] : scenes
  })
}

/** The decisions of a call made known together, the offers signed, the hours allocated. */
async function tellOutcome(
  story: StoryWorld,
  told: { calls: Id<'cal'>[]; applied: Applied[]; projects: Map<string, Id<'prj'>> },
): Promise<void> {
  const [callId] = told.calls
  if (!callId) throw new Error('a call is released before it was opened')
  const decided = ['awarded', 'offered', 'declined', 'waitlisted']
  await tellRelease(story, callId, told.applied.filter((one) => decided.includes(one.application.outcome)).length)
  await each(told.applied, async (one) => {
    if (one.application.outcome !== 'awarded') return
    const award = await tellAward(story, one)
    told.projects.set(one.application.project?.slug ?? '', award.projectId)
    await tellAllocations(story, award)
  })
}

function computeScenes(story: StoryWorld, giving: Giving): Scene[] {
  const firstUse = Math.min(...storyCalls.map((call) => call.firstMonth))
  const usage = Array.from({ length: -firstUse + 1 }, (_, index) => firstUse + index).map((months) => ({
    at: months === 0 ? story.today : inMonth(story, months + 1, 1, 3),
    tell: () => tellUsage(story, months),
  }))
  return [
    ...usage,
    ...storyPurchases.map((purchase) => ({
      at: inMonth(story, purchase.month, 12),
      tell: () => tellPurchase(story, purchase, giving.funds),
    })),
  ]
}

async function each<Item>(items: readonly Item[], tell: (item: Item) => Promise<void>): Promise<void> {
  for (const item of items) await tell(item)
}
