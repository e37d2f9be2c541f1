import { and, count, eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { type OperationState, operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'

type ProductWorld = Touches<'db' | 'clock' | 'ids' | 'payments' | 'lab'>

/**
 * Makes sure that a fund has its product at Stripe, on which the prices of its plans hang. Asked once for each fund; after a
 * definite refusal it is asked anew under the next key.
 */
export async function makeProduct(
  world: ProductWorld,
  actor: Actor,
  fund: { id: Id<'fnd'>; name: string },
): Promise<OperationState> {
  const refused = await countRefused(world, fund.id)
  const key = operationKey(world.payments.environment, 'product', fund.id, refused + 1)
  const params = world.payments.prepareProduct({ fundId: fund.id, name: fund.name })
  const at = world.clock.now()
  await world.db.transaction((tx) =>
    prepareOperation(tx, { key, endpoint: 'products.create', subjectId: fund.id, params, at }),
  )
  return sendOperation(world, actor, key)
}

async function countRefused(world: ProductWorld, fundId: Id<'fnd'>): Promise<number> {
  const [row] = await world.db
    .select({ refused: count() })
    .from(stripeOperations)
    .where(
      and(
        eq(stripeOperations.subjectId, fundId),
        eq(stripeOperations.endpoint, 'products.create'),
        eq(stripeOperations.state, 'failed'),
      ),
    )
  return row?.refused ?? 0
}
