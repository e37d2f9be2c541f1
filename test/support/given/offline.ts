import type { OfflineAsk } from '#app/domain/giving/offline/offline-gift.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import type { TestWorld } from '#test/support/world.ts'

/** A cheque for $500 that is here; say only what matters. */
export function chequeOf(world: TestWorld, words: Partial<OfflineAsk> & { fundId: Id<'fnd'> }): OfflineAsk {
  const { fundId, ...rest } = words
  return {
    intentId: world.ids.secret(),
    donor: { kind: 'new', name: 'Mary Somerville', email: 'mary@example.org', is: 'person' },
    channel: 'cheque',
    splits: [{ fundId, amount: usd(500) }],
    giftDate: '2026-02-27' as Day,
    effectiveOn: '2026-03-02' as Day,
    reference: 'Cheque 1041',
    campaignId: null,
    visibility: 'unlisted',
    note: null,
    batchId: null,
    ...rest,
  }
}
