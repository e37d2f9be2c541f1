import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import type { Id } from '#app/units/id.ts'
import { type Cents, cents } from '#app/units/money.ts'
import { formatDay } from '#app/units/time.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { readCurrentReceipt } from '../read-receipts.server.ts'

export type EmployerMatchProps = {
  labName: string
  legalName: string
  ein: string
  address: string
  contact: string
  giver: string
  employer: string
  amount: Cents
  day: string
  receiptNumber: string
  verifyUrl: string
}

/** What the form of a giver's employer asks for. Null once the gift, or her name with it, is gone. */
export async function gatherEmployerMatch(
  world: Touches<'db' | 'lab'>,
  claimId: string,
): Promise<EmployerMatchProps | null> {
  const [row] = await world.db
    .select({ employer: employerClaims.employer, gift: gifts })
    .from(employerClaims)
    .innerJoin(gifts, eq(gifts.id, employerClaims.giftId))
    .where(eq(employerClaims.id, claimId as Id<'ecl'>))
  const receipt = row && (await readCurrentReceipt(world.db, row.gift.id))
  if (!row?.gift.giftDate || !receipt) return null
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    ein: lab.ein,
    address: lab.address,
    contact: lab.email,
    giver: row.gift.giverName,
    employer: row.employer,
    amount: cents(row.gift.gross - row.gift.refunded),
    day: formatDay(row.gift.giftDate),
    receiptNumber: receipt.number,
    verifyUrl: `${lab.origin}${paths.verifyReceipt(receipt.number)}`,
  }
}
