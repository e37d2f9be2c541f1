import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { settleInvoice } from './settle-invoice.server.ts'
import { settlePlan } from './settle-plan.server.ts'

/** Tries an overdue invoice with one card, once: the key names both, so that no second try with the same card can charge again. */
export async function payInvoice(
  world: SettleWorld,
  actor: Actor,
  { planId, invoiceId, methodId }: { planId: Id<'pln'>; invoiceId: string; methodId: string },
): Promise<void> {
  const key = operationKey(world.payments.environment, 'invoice-pay', `${invoiceId}:${methodId}` as Id)
  const params = world.payments.prepareInvoiceCall({ invoiceId, methodId })
  const at = world.clock.now()
  await world.db.transaction((tx) =>
    prepareOperation(tx, { key, endpoint: 'invoices.pay', subjectId: invoiceId, params, at }),
  )
  await sendOperation(world, actor, key)
  await settleInvoice(world, actor, invoiceId)
  await settlePlan(world, actor, planId)
}
