import { eq } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { gifts } from '#db/schema/giving.ts'
import { tributes } from '#db/schema/tributes.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { isGiverOf, type Viewer } from '../read-thanks.server.ts'
import { cardSentences, graceHours, type TributeState, type TributeWay } from './tribute.ts'

/** A card in full: what it says, where it goes, and when. */
export type Tribute = {
  id: Id<'trb'>
  giftId: Id<'gft'>
  reader: string
  way: TributeWay
  to: string
  sentences: string[]
  words: string | null
  signedAs: string
  /** A gift that went back takes a card that is not sent with it. */
  state: TributeState
  sentAt: Date | null
  /** When it goes at the earliest; null until the gift has arrived. */
  goesAt: Date | null
}

/** The card of a gift, for its giver; null when there is none, or somebody else asks. */
export async function readOwnTribute(
  world: Touches<'db' | 'lab'>,
  giftId: Id<'gft'>,
  viewer: Viewer,
): Promise<Tribute | null> {
  return (await isGiverOf(world.db, giftId, viewer)) ? readTribute(world, giftId) : null
}

/** The card of a gift, for staff: of an anonymous gift only for those who may know its giver. */
export async function readTributeFor(
  world: Touches<'db' | 'lab'>,
  person: Person,
  giftId: Id<'gft'>,
): Promise<Tribute | null> {
  if (!mayReadGifts(person)) return null
  const [gift] = await world.db.select({ isAnonymous: gifts.isAnonymous }).from(gifts).where(eq(gifts.id, giftId))
  return gift && (!gift.isAnonymous || maySeeAnonymous(person)) ? readTribute(world, giftId) : null
}

async function readTribute(world: Touches<'db' | 'lab'>, giftId: Id<'gft'>): Promise<Tribute | null> {
  const [row] = await world.db
    .select({ tribute: tributes, gift: gifts, fund: fundNamesOf })
    .from(tributes)
    .innerJoin(gifts, eq(gifts.id, tributes.giftId))
    .where(eq(tributes.giftId, giftId))
  if (!row?.gift.dedicationKind) return null
  const { tribute, gift, fund } = row
  const dedication = { kind: row.gift.dedicationKind, name: gift.dedicationName ?? '' }
  const isBack = gift.state === 'refunded' || gift.state === 'lost'
  return {
    id: tribute.id,
    giftId,
    reader: tribute.reader,
    way: tribute.way,
    to: tribute.email ?? tribute.address ?? '',
    sentences: cardSentences({ signedAs: tribute.signedAs, labName: world.lab.name, dedication, fund }),
    words: tribute.words,
    signedAs: tribute.signedAs,
    state: tribute.state === 'asked' && isBack ? 'withdrawn' : tribute.state,
    sentAt: tribute.sentAt,
    goesAt: gift.settledAt ? new Date(gift.settledAt.getTime() + graceHours * 3600_000) : null,
  }
}
