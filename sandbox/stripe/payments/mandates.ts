import type { Mandate, PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import type { World } from '../world.ts'

/** The owner's standing word that a bank account may be debited; given with its first use. */
export function mandateFor(world: World, method: PaymentMethod): Mandate {
  const known = world.store.mandates
    .newestFirst()
    .find((mandate) => idOf(mandate.payment_method) === method.id && mandate.status === 'active')
  if (known) return known
  const id = world.ids.next('mandate_')
  const reference = id.slice(-12).toUpperCase()
  return world.store.mandates.put({
    id,
    object: 'mandate',
    customer_acceptance: {
      accepted_at: world.clock.seconds(),
      online: { ip_address: '127.0.0.1', user_agent: 'Sandbox' },
      type: 'online',
    },
    livemode: false,
    multi_use: {},
    payment_method: method.id,
    payment_method_details:
      method.type === 'sepa_debit'
        ? { type: 'sepa_debit', sepa_debit: { reference, url: `${world.settings.publicUrl}/mandates/${id}` } }
        : { type: 'us_bank_account', us_bank_account: {} },
    status: 'active',
    type: 'multi_use',
  })
}

/** The bank says that the owner takes the word back: nothing may be debited any more. */
export function revokeMandates(world: World, methodId: string): void {
  for (const mandate of world.store.mandates.oldestFirst()) {
    if (idOf(mandate.payment_method) !== methodId || mandate.status !== 'active') continue
    const revoked = world.store.mandates.put({ ...mandate, status: 'inactive' })
    world.outbox.emit('mandate.updated', revoked, { status: 'active' })
  }
}
