import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { funds } from '#db/schema/giving.ts'
import type { FundWords } from './create-fund.server.ts'
import { mayEditFunds } from './policy.ts'
import { hasGifts } from './read-funds.server.ts'

/**
 * Changes a fund's words, its place and whether it takes gifts. Its restriction is a promise to those who gave: it stays once
 * there are gifts. Its address never changes.
 */
export async function editFund(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  { fundId, ...words }: Omit<FundWords, 'slug'> & { fundId: Id<'fnd'> },
): Promise<Outcome<undefined, 'not-an-officer' | 'no-such-fund' | 'promised'>> {
  if (!mayEditFunds(officer)) return refuse('not-an-officer')
  return world.db.transaction(async (tx) => {
    const [before] = await tx.select().from(funds).where(eq(funds.id, fundId)).for('update')
    if (!before) return refuse('no-such-fund')
    if (before.restriction !== words.restriction && (await hasGifts(tx, fundId))) return refuse('promised')
    await tx.update(funds).set(words).where(eq(funds.id, fundId))
    const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer) }
    await recordHappening(tx, by, {
      kind: 'fund-edited',
      subject: { type: 'fund', id: fundId },
      before: { restriction: before.restriction, isOpen: before.isOpen, position: before.position },
      after: { restriction: words.restriction, isOpen: words.isOpen, position: words.position },
    })
    return done()
  })
}
