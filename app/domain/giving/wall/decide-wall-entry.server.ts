import { sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { wallEntries } from '#db/schema/wall.ts'
import { mayModerate } from '../policy.ts'
import { parseWallLink } from './wall-entry.ts'

export type WallRefusal = 'not-allowed' | 'no-such-name' | 'not-a-link'

/**
 * Decides how a name among the backers is shown: hidden from every public page, or shown, with or without a link. Only names that
 * givers of money or hours chose to show can be decided about; the gift keeps its name, so that its giver sees what she chose.
 */
export async function decideWallEntry(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  ask: { name: string; isHidden: boolean; link: string | null; requestId?: string | undefined },
): Promise<Outcome<undefined, WallRefusal>> {
  if (!mayModerate(person)) return refuse('not-allowed')
  const link = ask.link === null ? null : parseWallLink(ask.link)
  if (ask.link !== null && !link) return refuse('not-a-link')
  const { name, isHidden } = ask
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const subject = await findNamed(tx, name)
    if (!subject) return refuse('no-such-name')
    const decided = { isHidden, link, decidedAt: at, decidedBy: person.id }
    await tx
      .insert(wallEntries)
      .values({ name, ...decided })
      .onConflictDoUpdate({ target: wallEntries.name, set: decided })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(person, ask.requestId) },
      {
        kind: 'wall-entry-decided',
        subject,
        after: { isHidden, hasLink: link !== null },
      },
    )
    return done()
  })
}

/** The first gift, or promise of hours, that bears the name in public. */
async function findNamed(tx: Tx, name: string): Promise<{ type: string; id: string } | null> {
  const [found] = await tx.execute<{ type: string; id: string }>(sql`
    (select 'gift' as type, id from gift where public_name = ${name} and not is_anonymous order by id limit 1)
    union all (select 'hours-pledge', id from hours_pledge where public_name = ${name} and not is_anonymous order by id limit 1)
    limit 1`)
  return found ?? null
}
