import { eq } from 'drizzle-orm'
import type { TributeAsk } from '#app/domain/giving/tributes/tribute.ts'
import type { Id } from '#app/units/id.ts'
import { tributes } from '#db/schema/tributes.ts'
import type { TestWorld } from '#test/support/world.ts'

/** A gift in memory of Charles Babbage, and a card about it to his family. */
export const inMemory = { kind: 'in_memory' as const, name: 'Charles Babbage' }

export const card: TributeAsk = {
  reader: 'The Babbage family',
  to: { way: 'email', email: 'family@example.org' },
  words: 'He taught me to count.',
  signedAs: 'Ada',
}

export async function readTributeRow(world: TestWorld, giftId: Id<'gft'>): Promise<typeof tributes.$inferSelect> {
  const [row] = await world.db.select().from(tributes).where(eq(tributes.giftId, giftId))
  if (!row) throw new Error(`gift ${giftId} has no card`)
  return row
}
