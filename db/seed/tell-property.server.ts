import { and, eq } from 'drizzle-orm'
import { giveBackGift } from '#app/domain/giving/offline/give-back-gift.server.ts'
import { enterProperty } from '#app/domain/giving/property/enter-property.server.ts'
import type { Property } from '#app/domain/giving/property/property.ts'
import { sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { usd } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import { gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { type StoryProperty, storyProperty } from './property-words.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

const dayMs = 86_400_000

/** Stock and other things as finance writes them down, sells them, or gives them back. */
export function propertyScenes(story: StoryWorld, funds: StoryFunds): { at: Date; tell: () => Promise<void> }[] {
  return storyProperty.flatMap((one) => {
    const at = weeksAgo(story.today, one.weeks)
    const days = one.sold?.afterDays ?? one.backAfterDays
    const entered = { at, tell: () => tellEntered(story, one, funds) }
    if (days === undefined) return [entered]
    return [entered, { at: new Date(at.getTime() + days * dayMs), tell: () => tellEnd(story, one) }]
  })
}

async function tellEntered(world: StoryWorld, one: StoryProperty, funds: StoryFunds): Promise<void> {
  const { donor, email, is, fund, reference } = one
  told(
    await enterProperty(world, world.people.mina, {
      intentId: world.ids.secret(),
      donor: { kind: 'new', name: donor, email, is },
      property: propertyOf(one.what),
      fundId: funds[fund],
      receivedOn: dayIn(world.lab.timeZone, world.clock.now()),
      reference,
      visibility: one.isNamed ? 'named' : 'unlisted',
      note: null,
      instalmentId: null,
    }),
  )
}

function propertyOf(what: StoryProperty['what']): Property {
  if (what.kind === 'other') return { ...what, estimate: usd(what.estimate) }
  return { ...what, low: usd(what.low), high: usd(what.high) }
}

async function tellEnd(world: StoryWorld, one: StoryProperty): Promise<void> {
  const [held] = await world.db
    .select({ giftId: gifts.id })
    .from(propertyGifts)
    .innerJoin(gifts, eq(gifts.id, propertyGifts.giftId))
    .where(and(eq(propertyGifts.name, one.what.name), eq(gifts.state, 'settled')))
  if (!held) throw new Error(`nobody gave ${one.what.name}`)
  const { mina } = world.people
  const { giftId } = held
  if (!one.sold) {
    told(await giveBackGift(world, mina, { giftId, reason: 'The chairs did not pass the fire inspection' }))
    return
  }
  const soldOn = dayIn(world.lab.timeZone, world.clock.now())
  const { dollars, reference } = one.sold
  told(await sellProperty(world, mina, { giftId, soldOn, proceeds: usd(dollars), reference }))
}
