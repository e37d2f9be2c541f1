import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import type { Day } from '#app/units/time.ts'
import type { Visibility } from '../gift.ts'
import { type EnterWorld, enterGift } from '../offline/enter-gift.server.ts'
import type { OfflineDonor, OfflineRefusal } from '../offline/offline-gift.ts'
import { mayEnterGifts } from '../policy.ts'
import { fairValueOf, faultOf, type Property, type PropertyFault } from './property.ts'

/** Property as staff write it down. The intent is made with the form: the same form sent twice is one gift. */
export type PropertyAsk = {
  intentId: string
  donor: OfflineDonor
  property: Property
  fundId: Id<'fnd'>
  /** The day it came into the lab's hands: the tax day, and the day its value is of. */
  receivedOn: Day
  /** What it is found by at the broker, or where it stands. */
  reference: string
  visibility: Visibility
  note: string | null
  /** The part of a pledge it pays, by its fair value. */
  instalmentId: Id<'ins'> | null
  requestId?: string | undefined
}

export type PropertyRefusal = OfflineRefusal | PropertyFault

/**
 * Writes down stock or another thing that was given: booked at its fair value on the day it came, out of reach of the fund until it is sold, with a
 * receipt that describes it and says no value (docs/money.md#property). Refuses what `enterGift` refuses, and property without words, shares, prices or a source.
 */
export async function enterProperty(
  world: EnterWorld,
  officer: Person,
  { property, fundId, receivedOn, ...ask }: PropertyAsk,
): Promise<Outcome<{ giftId: Id<'gft'> }, PropertyRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const fault = faultOf(property)
  if (fault) return refuse(fault)
  return enterGift(world, officer, {
    ...ask,
    channel: 'property',
    property,
    splits: [{ fundId, amount: fairValueOf(property) }],
    giftDate: receivedOn,
    effectiveOn: receivedOn,
    campaignId: null,
    batchId: null,
  })
}
