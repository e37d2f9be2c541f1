import { optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { requireCustomer } from './customers.ts'

const createParams = shape({ customer: text(), return_url: optional(text()) }, [
  'after_expiration',
  'configuration',
  'customer_account',
  'flow_data',
  'locale',
  'on_behalf_of',
])

export const portalRoutes = [route('POST', '/v1/billing_portal/sessions', createParams, create)]

/** A link to the customer's own page, on which they end a subscription or take that back. */
function create(world: World, input: Read<typeof createParams>) {
  const customer = requireCustomer(world, input.customer, { param: 'customer' })
  const id = world.ids.next('bps_')
  world.store.portalLinks.put({ id, customer: customer.id, returnUrl: input.return_url ?? null })
  const session = {
    id,
    object: 'billing_portal.session',
    after_expiration: null,
    configuration: 'bpc_sandbox',
    created: world.clock.seconds(),
    customer: customer.id,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: input.return_url ?? null,
    url: `${world.settings.publicUrl}/p/session/${id}`,
  }
  world.outbox.emit('billing_portal.session.created', session)
  return session
}
