import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { tributes } from '#db/schema/tributes.ts'
import type { TributeAsk } from './tribute.ts'

/** Writes down the card that goes with a gift being begun, in its transaction. It is sent only once the gift has arrived. */
export async function keepTribute(
  tx: Tx,
  world: Touches<'clock' | 'ids'>,
  { giftId, tribute }: { giftId: Id<'gft'>; tribute: TributeAsk },
): Promise<void> {
  const { reader, to, words, signedAs } = tribute
  await tx.insert(tributes).values({
    id: world.ids.next('trb'),
    giftId,
    reader,
    way: to.way,
    email: to.way === 'email' ? to.email : null,
    address: to.way === 'post' ? to.address : null,
    words,
    signedAs,
    state: 'asked',
    askedAt: world.clock.now(),
  })
}
