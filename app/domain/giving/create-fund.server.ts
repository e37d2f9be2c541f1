import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { funds } from '#db/schema/giving.ts'
import { isSlug } from './campaign.ts'
import { mayEditFunds } from './policy.ts'
import type { Fund } from './read-funds.server.ts'

export type FundWords = Omit<Fund, 'id'>

/** Opens a fund money can be given to. Its address is chosen once. Refuses an address that is taken. */
export async function createFund(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  words: FundWords,
): Promise<Outcome<{ fundId: Id<'fnd'> }, 'not-an-officer' | 'bad-slug' | 'slug-taken'>> {
  if (!mayEditFunds(officer)) return refuse('not-an-officer')
  if (!isSlug(words.slug)) return refuse('bad-slug')
  const at = world.clock.now()
  const id = world.ids.next('fnd')
  return world.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(funds)
      .values({ ...words, id, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: funds.id })
    if (!made) return refuse('slug-taken')
    const { name: _name, purpose: _purpose, ...after } = words
    const by = { ids: world.ids, at, actor: actorOf(officer) }
    await recordHappening(tx, by, { kind: 'fund-created', subject: { type: 'fund', id }, after })
    return done({ fundId: id })
  })
}
