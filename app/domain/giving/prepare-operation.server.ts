import { createHash } from 'node:crypto'
import type { Tx } from '#db/client.server.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import type { Endpoint } from './operation.ts'

type Prepared = { key: string; endpoint: Endpoint; subjectId: string; params: string; at: Date }

/** Stores a call to Stripe before it is made, with its key and its exact words. The same key is stored once. */
export async function prepareOperation(tx: Tx, { key, endpoint, subjectId, params, at }: Prepared): Promise<void> {
  const paramsHash = createHash('sha256').update(params).digest('hex')
  await tx
    .insert(stripeOperations)
    .values({ key, endpoint, subjectId, params, paramsHash, state: 'prepared', preparedAt: at })
    .onConflictDoNothing({ target: stripeOperations.key })
}
