import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { gift, start } from './start.ts'

const misuses: [string, Record<string, unknown>, Partial<Stripe.errors.StripeInvalidRequestError>][] = [
  ['an unknown parameter', { donor: 'x' }, { code: 'parameter_unknown', param: 'donor' }],
  [
    'a nested unknown parameter',
    { payment_intent_data: { colour: 'red' } },
    { code: 'parameter_unknown', param: 'payment_intent_data[colour]' },
  ],
  [
    'the old payment_method_types',
    { payment_method_types: ['card'] },
    { code: 'payment_method_types_no_longer_supported' },
  ],
  [
    'a fraction of a cent',
    { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 12.5, product_data: { name: 'x' } } }] },
    { code: 'parameter_invalid_integer', param: 'line_items[0][price_data][unit_amount]' },
  ],
  [
    'less than fifty cents',
    { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 49, product_data: { name: 'x' } } }] },
    { code: 'amount_too_small' },
  ],
  [
    'a product nobody made',
    { line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 500, product: 'prod_x' } }] },
    { code: 'resource_missing', param: 'line_items[0][price_data][product]' },
  ],
  ['a choice that does not exist', { submit_type: 'beg' }, { param: 'submit_type' }],
  ['no address to go to', { success_url: undefined }, { code: 'parameter_missing', param: 'success_url' }],
  ['an expiry too soon', { expires_at: 1_798_761_600 + 60 }, { param: 'expires_at' }],
  [
    'a customer and an e-mail at once',
    { customer: 'cus_x', customer_creation: undefined },
    { param: 'customer_email' },
  ],
  ['a metadata value too long', { metadata: { a: 'x'.repeat(501) } }, { param: 'metadata[a]' }],
  [
    'an empty reference',
    { client_reference_id: '' },
    { code: 'parameter_invalid_empty', param: 'client_reference_id' },
  ],
]

test.each(misuses)('a session with %s is refused with 400', async (_what, params, expected) => {
  const { stripe } = await start()
  const asked: Record<string, unknown> = { ...gift(), ...params }

  await expect(stripe.rawRequest('POST', '/v1/checkout/sessions', asked)).rejects.toMatchObject({
    statusCode: 400,
    ...expected,
  })

  expect((await stripe.checkout.sessions.list()).data).toEqual([])
})
