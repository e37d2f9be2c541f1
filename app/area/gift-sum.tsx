import { awaitsDollars, type Sum } from '#app/domain/giving/euros/euros.ts'
import { Money } from '#app/ui/money.tsx'
import { formatEuros } from '#app/units/euros.ts'

/** What a gift is: dollars, or the euros it waits to be dollars of. Only money that is here has the colour of money. */
export function GiftSum({ of, look }: { of: Sum; look?: 'coloured' | undefined }) {
  return awaitsDollars(of) ? formatEuros(of.euros) : <Money of={of.gross} look={look} />
}
