import { claimDonors } from '#app/domain/giving/claim-donors.server.ts'
import type { ClaimMove } from '#app/domain/giving/employer/employer-claim.ts'
import { moveClaim } from '#app/domain/giving/employer/move-claim.server.ts'
import { noteEmployer } from '#app/domain/giving/employer/note-employer.server.ts'
import { receiveMatch } from '#app/domain/giving/employer/receive-match.server.ts'
import { keptStates } from '#app/domain/giving/gift.ts'
import { enterGift } from '#app/domain/giving/offline/enter-gift.server.ts'
import { readOwnGifts } from '#app/domain/giving/read-own-gifts.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

const employers = ['Analytical Engines', 'Difference & Sons', 'Ockham Instruments', 'Analytical Engines']

/** Ada says of four gifts who employs her: one employer has added to it, one said no, one was asked, one is to be asked. */
export function employerScenes(story: StoryWorld, funds: StoryFunds) {
  return [{ at: weeksAgo(story.today, 0.6), tell: () => tellEmployers(story, funds) }]
}

async function tellEmployers(story: StoryWorld, funds: StoryFunds): Promise<void> {
  const { ada } = story.people
  await claimDonors(story, ada)
  const { gifts } = await readOwnGifts(story.db, ada, { size: 20 })
  const here = gifts.filter((gift) => keptStates.includes(gift.state) && !gift.property)
  const claims: Id<'ecl'>[] = []
  for (const [index, { id: giftId }] of here.slice(0, employers.length).entries()) {
    const ask = { giftId, viewer: { person: ada, intentId: null }, employer: employers[index] ?? '' }
    claims.push(told(await noteEmployer(story, actorOf(ada), ask)).claimId)
  }
  const [received, refused, asked] = claims
  if (received) await tellMatch(story, { claimId: received, fundId: funds.compute })
  if (refused) await move(story, refused, 'refused', 'It adds to gifts to schools only.')
  if (asked) await move(story, asked, 'claimed')
}

async function move(story: StoryWorld, claimId: Id<'ecl'>, to: ClaimMove, reason: string | null = null): Promise<void> {
  const on = dayIn(story.lab.timeZone, story.clock.now())
  told(await moveClaim(story, story.people.fay, { claimId, to, on, reason }))
}

/** The company's cheque comes, and is linked to the gift it answers. */
async function tellMatch(
  story: StoryWorld,
  { claimId, fundId }: { claimId: Id<'ecl'>; fundId: Id<'fnd'> },
): Promise<void> {
  const { mina, fay } = story.people
  const day = dayIn(story.lab.timeZone, story.clock.now())
  const amount = usd(25)
  const { giftId } = told(
    await enterGift(story, mina, {
      intentId: story.ids.secret(),
      donor: { kind: 'new', name: 'Analytical Engines', email: 'giving@analytical.example', is: 'organisation' },
      channel: 'cheque',
      splits: [{ fundId, amount }],
      giftDate: day,
      effectiveOn: day,
      reference: 'Cheque 88120',
      campaignId: null,
      visibility: 'unlisted',
      note: null,
      batchId: null,
    }),
  )
  told(await receiveMatch(story, fay, { claimId, companyGiftId: giftId, amount }))
}
