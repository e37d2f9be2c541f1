import { enterProperty, type PropertyAsk } from '#app/domain/giving/property/enter-property.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { TestWorld } from '#test/support/world.ts'

/** Two hundred shares between $10.00 and $10.05: $2,005.00 in the books; say only what matters. */
export function stockOf(world: TestWorld, words: Partial<PropertyAsk> & { fundId: Id<'fnd'> }): PropertyAsk {
  return {
    intentId: world.ids.secret(),
    donor: { kind: 'new', name: 'Mary Somerville', email: 'mary@example.org', is: 'person' },
    property: { kind: 'stock', name: 'ORRY', shares: 200_000_000n, low: usd(10), high: usd(10.05) },
    receivedOn: '2026-02-27' as Day,
    reference: 'DTC 0226-118',
    visibility: 'unlisted',
    note: null,
    instalmentId: null,
    ...words,
  }
}

/** Property that the lab has and has not sold. */
export async function givenProperty(
  world: TestWorld,
  officer: Person,
  words: Partial<PropertyAsk> & { fundId: Id<'fnd'> },
): Promise<Id<'gft'>> {
  const outcome = await enterProperty(world, officer, stockOf(world, words))
  if (!outcome.ok) throw new Error(`the property was refused: ${outcome.refused}`)
  return outcome.value.giftId
}
