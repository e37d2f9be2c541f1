import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { bank, giftsOf, propertyGainsOf, propertyGiftsOf, propertyHeld } from '#app/domain/ledger/account.ts'
import { drawFund } from '#app/domain/ledger/draw-fund.server.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import type { Move } from '#app/domain/ledger/posting.ts'
import { isDayClosed } from '#app/domain/ledger/read-closed-months.server.ts'
import { actorName, actorOf, type Person } from '#app/domain/people/person.ts'
import { atOneInstant, type Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { giftSplits, gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { mayEnterGifts } from '../policy.ts'
import { underLock } from '../under-lock.server.ts'

export type SellAsk = {
  giftId: Id<'gft'>
  soldOn: Day
  /** Net of what the sale cost. */
  proceeds: Cents
  /** What finance finds it by at the bank. */
  reference: string
  requestId?: string | undefined
}
export type SellRefusal =
  | 'not-an-officer'
  | 'no-such-property'
  | 'not-held'
  | 'no-amount'
  | 'no-reference'
  | 'date-ahead'
  | 'before-it-came'
  | 'period-closed'

/** The most a form takes: beyond it a slip of the finger is likelier than the sale. */
const mostProceeds = 100_000_000_000n

/**
 * Notes that given property was sold as a whole: its proceeds become money of its fund, and what they differ from the fair value a gain or a
 * loss (docs/money.md#property). Keeps the day of the sale, which Form 8282 goes by, and books it today when that day's month is closed. The same
 * sale said again changes nothing; refuses what is sold otherwise already, or went back.
 */
export async function sellProperty(
  moving: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  ask: SellAsk,
): Promise<Outcome<{ gain: Cents }, SellRefusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const world = { ...moving, ...atOneInstant<'ids' | 'lab'>(moving) }
  return underLock(world, `gift:${ask.giftId}`, async (tx) => {
    const held = await hold(tx, ask.giftId)
    if (!held) return refuse('no-such-property')
    const { gift, property, fundId } = held
    const gain = cents(ask.proceeds - gift.gross)
    if (isSameSale(property, ask)) return done({ gain })
    if (property.soldAt || gift.state !== 'settled') return refuse('not-held')
    const at = world.clock.now()
    const today = dayIn(world.lab.timeZone, at)
    const refused = refusalOf(ask, { receivedOn: gift.giftDate, today })
    if (refused) return refuse(refused)
    const effectiveOn = (await isDayClosed(tx, ask.soldOn)) ? today : ask.soldOn
    if (await isDayClosed(tx, effectiveOn)) return refuse('period-closed')
    await tx
      .update(propertyGifts)
      .set({
        soldOn: ask.soldOn,
        proceeds: ask.proceeds,
        saleReference: ask.reference.trim(),
        soldBy: officer.id,
        soldAt: at,
      })
      .where(eq(propertyGifts.giftId, gift.id))
    const actor = actorOf(officer, ask.requestId)
    await postEntry(tx, world.ids, {
      kind: 'property-sold',
      source: { type: 'property-sale', id: gift.id },
      effectiveOn,
      recordedAt: at,
      actor: actorName(actor),
      memo: 'Given property, sold',
      moves: movesOf({ fundId, fairValue: gift.gross, proceeds: ask.proceeds }),
    })
    const by = { ids: world.ids, at, actor }
    await drawFund(tx, by, fundId)
    await recordHappening(tx, by, {
      kind: 'property-sold',
      subject: { type: 'gift', id: gift.id },
      after: { amount: ask.proceeds, soldOn: ask.soldOn },
    })
    return done({ gain })
  })
}

async function hold(tx: Tx, giftId: Id<'gft'>) {
  const [row] = await tx
    .select({ gift: gifts, property: propertyGifts, fundId: giftSplits.fundId })
    .from(propertyGifts)
    .innerJoin(gifts, eq(gifts.id, propertyGifts.giftId))
    .innerJoin(giftSplits, eq(giftSplits.giftId, gifts.id))
    .where(eq(propertyGifts.giftId, giftId))
  return row ?? null
}

function isSameSale(property: typeof propertyGifts.$inferSelect, ask: SellAsk): boolean {
  return (
    property.soldOn === ask.soldOn &&
    property.proceeds === ask.proceeds &&
    property.saleReference === ask.reference.trim()
  )
}

function refusalOf(ask: SellAsk, days: { receivedOn: Day | null; today: Day }): SellRefusal | null {
  if (ask.proceeds <= 0n || ask.proceeds > mostProceeds) return 'no-amount'
  if (ask.reference.trim() === '') return 'no-reference'
  if (ask.soldOn > days.today) return 'date-ahead'
  return days.receivedOn && ask.soldOn < days.receivedOn ? 'before-it-came' : null
}

/** The thing becomes money, the gift becomes money of the fund, and the difference its gain or loss. */
function movesOf({ fundId, fairValue, proceeds }: { fundId: Id<'fnd'>; fairValue: Cents; proceeds: Cents }): Move[] {
  const gain = proceeds - fairValue
  const gains = propertyGainsOf(fundId)
  const kept = gain < 0n ? proceeds : fairValue
  return [
    { from: propertyHeld, to: bank, amount: kept },
    { from: giftsOf(fundId), to: propertyGiftsOf(fundId), amount: fairValue },
    ...(gain > 0n ? [{ from: gains, to: bank, amount: gain }] : []),
    ...(gain < 0n ? [{ from: propertyHeld, to: gains, amount: -gain }] : []),
  ]
}
