import { differences } from '../differences.ts'
import type { PaymentMethod } from '../objects.ts'
import { idOf } from '../objects.ts'
import { findBank } from '../payments/bank-table.ts'
import { cardError } from '../payments/declines.ts'
import { attachMethod, detachMethod, resolveMethod } from '../payments/payment-methods.ts'
import { storeBank, storeCard } from '../payments/store-method.ts'
import { findCard, findCardByToken, unknownCard } from '../payments/test-cards.ts'
import { invalid, missing } from '../wire/errors.ts'
import { page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { integer, metadata, oneOf, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { addressParam, readAddress } from './address.ts'
import { requireCustomer } from './customers.ts'

const billingParam = shape(
  {
    address: optional(unsettable(addressParam)),
    email: optional(unsettable(text())),
    name: optional(unsettable(text())),
    phone: optional(unsettable(text())),
  },
  ['tax_id'],
)
const redisplay = optional(oneOf(['always', 'limited', 'unspecified']))
const createParams = shape(
  {
    allow_redisplay: redisplay,
    billing_details: optional(billingParam),
    card: optional(
      shape(
        {
          cvc: optional(text({ max: 4 })),
          exp_month: optional(integer({ min: 1, max: 12 })),
          exp_year: optional(integer()),
          number: optional(text()),
          token: optional(text()),
        },
        ['networks'],
      ),
    ),
    metadata: metadata(),
    sepa_debit: optional(shape({ iban: text() })),
    type: oneOf(['card', 'us_bank_account', 'sepa_debit']),
    us_bank_account: optional(
      shape(
        {
          account_holder_type: optional(oneOf(['company', 'individual'])),
          account_number: optional(text()),
          account_type: optional(oneOf(['checking', 'savings'])),
          routing_number: optional(text()),
        },
        ['financial_connections_account'],
      ),
    ),
  },
  ['customer', 'link', 'payment_method', 'radar_options'],
)
const updateParams = shape(
  {
    allow_redisplay: redisplay,
    billing_details: optional(billingParam),
    card: optional(
      shape({ exp_month: optional(integer({ min: 1, max: 12 })), exp_year: optional(integer()) }, ['networks']),
    ),
    metadata: metadata(),
  },
  ['us_bank_account'],
)
const listParams = shape({ ...pageParams, customer: optional(text()), type: optional(text()) }, [
  'allow_redisplay',
  'customer_account',
])

export const paymentMethodRoutes = [
  route('POST', '/v1/payment_methods', createParams, create),
  route('GET', '/v1/payment_methods', listParams, (world, input) => {
    const rows = world.store.paymentMethods
      .newestFirst()
      .filter((row) => (input.customer === undefined ? row.customer !== null : row.customer === input.customer))
      .filter((row) => input.type === undefined || row.type === input.type)
    return page(rows, input, { url: '/v1/payment_methods', kind: 'payment_method' })
  }),
  route('GET', '/v1/payment_methods/{payment_method}', shape({}), (world, _input, id) => requireMethod(world, id)),
  route('POST', '/v1/payment_methods/{payment_method}', updateParams, update),
  route(
    'POST',
    '/v1/payment_methods/{payment_method}/attach',
    shape({ customer: text() }, ['customer_account']),
    (world, input, id) => {
      requireCustomer(world, input.customer, { param: 'customer' })
      return attachMethod(world, resolveMethod(world, id), input.customer)
    },
  ),
  route('POST', '/v1/payment_methods/{payment_method}/detach', shape({}), (world, _input, id) => {
    const method = requireMethod(world, id)
    if (idOf(method.customer) !== null) return detachMethod(world, method)
    throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
  }),
]

function create(world: World, input: Read<typeof createParams>): PaymentMethod {
  const made = input.type === 'card' ? createCard(world, input) : createBank(world, input)
  return world.store.paymentMethods.put({
    ...made,
    allow_redisplay: input.allow_redisplay ?? 'unspecified',
    billing_details: billed(made, input.billing_details),
    metadata: mergeMetadata({}, input.metadata),
  })
}

function createCard(world: World, { card: asked }: Read<typeof createParams>): PaymentMethod {
  if (!asked) throw invalid('Missing required param: card.', { code: 'parameter_missing', param: 'card' })
  const token = asked.token?.replace(/^tok_/, 'pm_card_') ?? ''
  const card = findCard(asked.number?.replace(/[\s-]/g, '') ?? '') ?? findCardByToken(token)
  if (!card) throw cardError(unknownCard)
  return storeCard(world, {
    card,
    expMonth: asked.exp_month ?? 12,
    expYear: asked.exp_year ?? world.clock.year() + 3,
  })
}

function createBank(world: World, input: Read<typeof createParams>): PaymentMethod {
  const isSepa = input.type === 'sepa_debit'
  const account = (isSepa ? input.sepa_debit?.iban : input.us_bank_account?.account_number) ?? ''
  const bank = findBank(isSepa ? 'sepa_debit' : 'us_bank_account', account.replace(/\s/g, '').toUpperCase())
  const param = isSepa ? 'sepa_debit[iban]' : 'us_bank_account[account_number]'
  if (!bank) throw invalid('You must use a test bank account number in test mode.', { param })
  return storeBank(world, { bank })
}

function billed(method: PaymentMethod, asked: Read<typeof billingParam> | undefined): PaymentMethod['billing_details'] {
  const after = { ...method.billing_details }
  if (asked?.address) after.address = readAddress(asked.address)
  if (asked?.email !== undefined) after.email = asked.email
  if (asked?.name !== undefined) after.name = asked.name
  if (asked?.phone !== undefined) after.phone = asked.phone
  return after
}

function update(world: World, input: Read<typeof updateParams>, id: string): PaymentMethod {
  const before = requireMethod(world, id)
  const card = before.card && {
    ...before.card,
    exp_month: input.card?.exp_month ?? before.card.exp_month,
    exp_year: input.card?.exp_year ?? before.card.exp_year,
  }
  const after = world.store.paymentMethods.put({
    ...before,
    ...(card ? { card } : {}),
    allow_redisplay: input.allow_redisplay ?? before.allow_redisplay ?? 'unspecified',
    billing_details: billed(before, input.billing_details),
    metadata: mergeMetadata(before.metadata ?? {}, input.metadata),
  })
  const previous = differences(before, after)
  if (Object.keys(previous).length > 0) world.outbox.emit('payment_method.updated', after, previous)
  return after
}

function requireMethod(world: World, id: string): PaymentMethod {
  const method = world.store.paymentMethods.get(id)
  if (!method) throw missing({ kind: 'PaymentMethod', id, param: 'payment_method', inAddress: true })
  return method
}
