import { createChallenge } from '#app/domain/giving/challenges/create-challenge.server.ts'
import { endChallenge } from '#app/domain/giving/challenges/end-challenge.server.ts'
import { endChallenges } from '#app/domain/giving/challenges/end-challenges.server.ts'
import { readChallenge } from '#app/domain/giving/challenges/read-challenges.server.ts'
import { writeOffChallenge } from '#app/domain/giving/challenges/write-off-challenge.server.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import type { Id } from '#app/units/id.ts'
import { cents, usd } from '#app/units/money.ts'
import { addDays, dayIn } from '#app/units/time.ts'
import { type StoryChallenge, storyChallenges } from './challenge-words.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

/** Set by the fundraiser's desk, matched by whatever is given meanwhile, ended in their time, and paid. */
export function challengeScenes(story: StoryWorld, funds: StoryFunds) {
  return storyChallenges.flatMap((challenge) => {
    const set: Id<'chl'>[] = []
    const at = (weeks: number) => new Date(Math.min(weeksAgo(story.today, weeks).getTime(), story.today.getTime()))
    const begins = {
      at: at(challenge.opensWeeksAgo),
      tell: async () => void set.push(await tellChallenge(story, challenge, funds)),
    }
    const { ends, paidWeeksAgo, writtenOff } = challenge
    return [
      begins,
      ...(ends ? [{ at: at(ends.weeksAgo), tell: () => tellEnd(story, ends.because, set[0]) }] : []),
      ...(paidWeeksAgo === undefined
        ? []
        : [{ at: at(paidWeeksAgo), tell: () => tellPayment(story, challenge, funds, set[0]) }]),
      ...(writtenOff
        ? [{ at: at(writtenOff.weeksAgo), tell: () => tellWriteOff(story, writtenOff.because, set[0]) }]
        : []),
    ]
  })
}

async function tellChallenge(story: StoryWorld, words: StoryChallenge, funds: StoryFunds): Promise<Id<'chl'>> {
  const opensOn = dayIn(story.lab.timeZone, story.clock.now())
  const made = await createChallenge(story, story.people.mina, {
    challengeId: story.ids.next('chl'),
    donor: { kind: 'new', name: words.donor, email: words.email, is: words.is },
    name: words.name,
    publicName: words.isAnonymous ? null : words.donor,
    centsPerDollar: words.centsPerDollar,
    pool: usd(words.poolDollars),
    capPerGift: words.capDollars ? usd(words.capDollars) : null,
    fundIds: words.funds.map((fund) => funds[fund]),
    opensOn,
    lastOn: addDays(opensOn, words.weeksLong * 7),
    agreement: words.agreement,
  })
  return told(made).challengeId
}

/** Without a reason it is the calendar that ends it. */
async function tellEnd(story: StoryWorld, reason: string | null, challengeId: Id<'chl'> | undefined): Promise<void> {
  if (!challengeId) throw new Error('a challenge ends before it was set')
  if (reason !== null) told(await endChallenge(story, story.people.mina, { challengeId, reason }))
  else if ((await endChallenges(story)).ended === 0) throw new Error('the calendar ended no challenge')
}

async function tellWriteOff(story: StoryWorld, reason: string, challengeId: Id<'chl'> | undefined): Promise<void> {
  if (!challengeId) throw new Error('a challenge is written off before it was set')
  told(await writeOffChallenge(story, story.people.mina, { challengeId, reason }))
}

/** A wire for everything that was matched. */
async function tellPayment(
  story: StoryWorld,
  { funds: own }: StoryChallenge,
  funds: StoryFunds,
  challengeId: Id<'chl'> | undefined,
): Promise<void> {
  const { mina } = story.people
  const challenge = challengeId ? await readChallenge(story.db, mina, challengeId) : null
  if (!challenge?.donor || !own[0]) throw new Error('a challenge is paid before it was set')
  const today = dayIn(story.lab.timeZone, story.clock.now())
  const entered = await enterGift(story, mina, {
    intentId: story.ids.secret(),
    donor: { kind: 'known', donorId: challenge.donor.id },
    channel: 'wire',
    splits: [{ fundId: funds[own[0]], amount: cents(challenge.matched - challenge.paid) }],
    giftDate: addDays(today, -1),
    effectiveOn: today,
    reference: challenge.name,
    campaignId: null,
    visibility: challenge.isAnonymous ? 'anonymous' : 'named',
    note: null,
    batchId: null,
    challengeId: challenge.id,
  })
  told(entered)
}
