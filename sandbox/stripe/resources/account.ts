import { shape } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

export const accountRoutes = [route('GET', '/v1/account', shape({}), describeAccount)]

/** The one account of the sandbox: a US nonprofit that takes cards. */
function describeAccount(world: World) {
  return {
    id: world.settings.accountId,
    object: 'account',
    business_profile: { mcc: '8398', name: 'ATOM', support_email: null, url: null },
    business_type: 'non_profit',
    capabilities: { card_payments: 'active', link_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    country: 'US',
    created: 1_767_225_600,
    default_currency: 'usd',
    details_submitted: true,
    email: 'stripe@atom.example',
    metadata: {},
    payouts_enabled: true,
    settings: { dashboard: { display_name: 'ATOM', timezone: 'Etc/UTC' }, payments: { statement_descriptor: 'ATOM' } },
    type: 'standard',
  }
}
