import type { Actor } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { operationKey } from '../operation.ts'
import { prepareOperation } from '../prepare-operation.server.ts'
import { sendOperation } from '../send-operation.server.ts'
import type { SettleWorld } from '../settle-gift.server.ts'
import { settleInvoice } from './settle-invoice.server.ts'

/** Closes an open invoice of a stopped plan at Stripe, so that nobody collects it. One that was paid meanwhile becomes its gift. */
export async function voidInvoice(world: SettleWorld, actor: Actor, invoiceId: string): Promise<void> {
  const key = operationKey(world.payments.environment, 'invoice-void', invoiceId as Id)
  const params = world.payments.prepareInvoiceCall({ invoiceId })
  const at = world.clock.now()
  await world.db.transaction((tx) =>
    prepareOperation(tx, { key, endpoint: 'invoices.void', subjectId: invoiceId, params, at }),
  )
  await sendOperation(world, actor, key)
  await settleInvoice(world, actor, invoiceId)
}
