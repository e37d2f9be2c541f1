import { desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { keptStates } from '../gift.ts'
import { mayReadGifts, maySeeAnonymous } from '../policy.ts'
import { isGiverOf, type Viewer } from '../read-thanks.server.ts'
import { type ClaimState, isOwnMoney } from './employer-claim.ts'

export type Claim = {
  id: Id<'ecl'>
  giftId: Id<'gft'>
  employer: string
  state: ClaimState
  giverName: string
  /** What of the gift is still here. */
  left: Cents
  giftDate: Day | null
  notedAt: Date
  claimedOn: Day | null
  endedOn: Day | null
  reason: string | null
  companyGiftId: Id<'gft'> | null
  /** What of the company's gift answers this one. */
  answered: Cents | null
}

/** Claims in one state, the newest first; null for who may not read gifts. Those of anonymous givers are for finance and the auditor. */
export async function readClaims(reads: Reads, person: Person, state: ClaimState): Promise<Claim[] | null> {
  if (!mayReadGifts(person)) return null
  return select(reads, sql`${employerClaims.state} = ${state} and ${isShownTo(person)}`)
}

export async function readClaim(reads: Reads, person: Person, id: Id<'ecl'>): Promise<Claim | null> {
  if (!mayReadGifts(person)) return null
  return (await select(reads, sql`${employerClaims.id} = ${id} and ${isShownTo(person)}`))[0] ?? null
}

/** The claim about a gift, for staff who read the gift. */
export async function readClaimOfGift(reads: Reads, person: Person, giftId: Id<'gft'>): Promise<Claim | null> {
  if (!mayReadGifts(person)) return null
  return (await select(reads, sql`${employerClaims.giftId} = ${giftId} and ${isShownTo(person)}`))[0] ?? null
}

/** A giver's own gift of money and what she said of her employer; null for anybody else, and for a gift that is not here. */
export async function readOwnClaim(
  world: Touches<'db'>,
  giftId: Id<'gft'>,
  viewer: Viewer,
): Promise<{ gross: Cents; giftDate: Day | null; claim: Pick<Claim, 'employer' | 'state'> | null } | null> {
  if (!(await isGiverOf(world.db, giftId, viewer))) return null
  const [row] = await world.db
    .select({ gift: gifts, claim: employerClaims })
    .from(gifts)
    .leftJoin(employerClaims, eq(employerClaims.giftId, gifts.id))
    .where(eq(gifts.id, giftId))
  if (!row || row.gift.isEarlier || !keptStates.includes(row.gift.state) || !isOwnMoney(row.gift)) return null
  return { gross: row.gift.gross, giftDate: row.gift.giftDate, claim: row.claim }
}

const mostShown = 200

const isShownTo = (person: Person) => (maySeeAnonymous(person) ? sql`true` : sql`not ${gifts.isAnonymous}`)

async function select(reads: Reads, where: SQL): Promise<Claim[]> {
  return reads
    .select({
      id: employerClaims.id,
      giftId: employerClaims.giftId,
      employer: employerClaims.employer,
      state: employerClaims.state,
      giverName: gifts.giverName,
      left: sql<Cents>`${gifts.gross} - ${gifts.refunded}`.mapWith(gifts.gross),
      giftDate: gifts.giftDate,
      notedAt: employerClaims.notedAt,
      claimedOn: employerClaims.claimedOn,
      endedOn: employerClaims.endedOn,
      reason: employerClaims.reason,
      companyGiftId: employerClaims.companyGiftId,
      answered: employerClaims.answered,
    })
    .from(employerClaims)
    .innerJoin(gifts, eq(gifts.id, employerClaims.giftId))
    .where(where)
    .orderBy(desc(employerClaims.id))
    .limit(mostShown)
}
