import { and, eq, inArray } from 'drizzle-orm'
import { pledgedOf, pledgesReceivable } from '#app/domain/ledger/account.ts'
import { postEntry } from '#app/domain/ledger/post-entry.server.ts'
import { type Actor, actorName } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents, type Cents, cents } from '#app/units/money.ts'
import { dayIn } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { instalments, pledges } from '#db/schema/pledges.ts'
import { openInstalments } from './pledge.ts'
import { readOwedByFund } from './pledge-shares.server.ts'

/** Books what is still to come of a pledge as receivable (docs/money.md#pledges). Called once, when it is owed without conditions. */
export async function recognise(
  tx: Tx,
  world: Touches<'clock' | 'ids' | 'lab'>,
  { actor, pledge }: { actor: Actor; pledge: typeof pledges.$inferSelect },
): Promise<void> {
  const at = world.clock.now()
  const owed = await owedOf(tx, pledge.id)
  await tx.update(pledges).set({ recognisedAt: at }).where(eq(pledges.id, pledge.id))
  if (owed === 0n) return
  await postEntry(tx, world.ids, {
    kind: 'pledge-made',
    source: { type: 'pledge', id: pledge.id },
    effectiveOn: dayIn(world.lab.timeZone, at),
    recordedAt: at,
    actor: actorName(actor),
    memo: 'Pledge',
    moves: (await readOwedByFund(tx, pledge)).map(({ fundId, amount }) => ({
      from: pledgedOf(fundId),
      to: pledgesReceivable,
      amount,
    })),
  })
}

/** What is still to come of a pledge's open instalments. */
export async function owedOf(tx: Tx, pledgeId: Id<'plg'>): Promise<Cents> {
  const rows = await tx
    .select({ amount: instalments.amount, paid: instalments.paid })
    .from(instalments)
    .where(and(eq(instalments.pledgeId, pledgeId), inArray(instalments.state, [...openInstalments])))
  return addCents(...rows.map(({ amount, paid }) => cents(amount - paid)))
}
