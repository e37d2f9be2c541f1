import { euroCents, formatEuros } from '#app/units/euros.ts'
import { type Cents, formatCents } from '#app/units/money.ts'

/** What a receipt says of a gift in euros: what was given, what it was in dollars when it arrived, and what went back. */
export function euroStatement(
  { given, rate, back }: { given: string; rate: string; back: string },
  whole: Cents,
): string {
  const [gave, returned] = [euroCents(BigInt(given)), euroCents(BigInt(back))]
  const exchanged = `You gave ${formatEuros(gave)}, which was ${formatCents(whole)} at ${rate} dollars for a euro when it arrived.`
  return returned > 0n ? `${exchanged} ${formatEuros(returned)} of it went back to you.` : exchanged
}
