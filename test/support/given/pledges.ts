import { asc, eq } from 'drizzle-orm'
import { acceptPledge } from '#app/domain/giving/pledges/accept-pledge.server.ts'
import { makePledge } from '#app/domain/giving/pledges/make-pledge.server.ts'
import type { PledgeAsk } from '#app/domain/giving/pledges/pledge.ts'
import { type Actor, type Person, portal } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { instalments } from '#db/schema/pledges.ts'
import type { TestWorld } from '#test/support/world.ts'

/** What a stranger writes who promises $3,000.01 in three quarterly cheques; say only what matters. */
export function pledgeAsk(world: TestWorld, words: Partial<PledgeAsk> & { fundId: Id<'fnd'> }): PledgeAsk {
  return {
    intentId: world.ids.secret(),
    giverName: 'Ada Lovelace',
    giverEmail: 'ada@example.org',
    amount: usd(3_000.01),
    firmness: 'promise',
    condition: null,
    schedule: { rhythm: 'quarterly', count: 3, firstOn: '2026-03-31' as Day },
    method: 'cheque',
    poNumber: null,
    visibility: 'unlisted',
    publicName: null,
    note: null,
    ...words,
  }
}

/** A pledge as offered. */
export async function givenOffered(
  world: TestWorld,
  words: Partial<PledgeAsk> & { fundId: Id<'fnd'>; actor?: Actor },
): Promise<Id<'plg'>> {
  const { actor, ...ask } = words
  const outcome = await makePledge(world, actor ?? portal('pledge-page'), pledgeAsk(world, ask))
  if (!outcome.ok) throw new Error(`the pledge was refused: ${outcome.refused}`)
  return outcome.value.pledgeId
}

/** A pledge the lab has accepted. */
export async function givenPledge(
  world: TestWorld,
  words: Partial<PledgeAsk> & { fundId: Id<'fnd'>; by: Person; actor?: Actor },
): Promise<Id<'plg'>> {
  const { by, ...ask } = words
  const pledgeId = await givenOffered(world, ask)
  const accepted = await acceptPledge(world, by, pledgeId)
  if (!accepted.ok) throw new Error(`the pledge was not accepted: ${accepted.refused}`)
  return pledgeId
}

/** The instalments of a pledge in their order. */
export function readParts(world: TestWorld, pledgeId: Id<'plg'>) {
  return world.db.select().from(instalments).where(eq(instalments.pledgeId, pledgeId)).orderBy(asc(instalments.place))
}
