import { differences } from '../differences.ts'
import type { Customer } from '../objects.ts'
import { attachMethod, resolveMethod } from '../payments/payment-methods.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { list, metadata, oneOf, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { addressParam, readAddress } from './address.ts'
import { removeCustomer } from './remove-customer.ts'
import { requireClock } from './test-clocks.ts'

const shippingParam = shape({ address: addressParam, name: text(), phone: optional(text()) })
const editable = {
  address: optional(unsettable(addressParam)),
  description: optional(unsettable(text())),
  email: optional(unsettable(text({ max: 512 }))),
  invoice_settings: optional(
    shape({ default_payment_method: optional(unsettable(text())) }, ['custom_fields', 'footer', 'rendering_options']),
  ),
  metadata: metadata(),
  name: optional(unsettable(text({ max: 256 }))),
  phone: optional(unsettable(text({ max: 20 }))),
  preferred_locales: optional(list(text())),
  shipping: optional(unsettable(shippingParam)),
  tax_exempt: optional(oneOf(['none', 'exempt', 'reverse'])),
}
const elsewhere = [
  'balance',
  'business_name',
  'cash_balance',
  'default_source',
  'individual_name',
  'invoice_prefix',
  'next_invoice_sequence',
  'source',
  'tax',
  'tax_id_data',
  'validate',
]
const createParams = shape({ ...editable, payment_method: optional(text()), test_clock: optional(text()) }, elsewhere)
const updateParams = shape(editable, elsewhere)
const listParams = shape({
  ...pageParams,
  ...createdParams,
  email: optional(text({ max: 512 })),
  test_clock: optional(text()),
})
const listMethodsParams = shape({
  ...pageParams,
  type: optional(text()),
  allow_redisplay: optional(oneOf(['always', 'limited', 'unspecified'])),
})

export const customerRoutes = [
  route('POST', '/v1/customers', createParams, create),
  route('GET', '/v1/customers', listParams, (world, input) => {
    const rows = world.store.customers
      .newestFirst()
      .filter((row) => input.email === undefined || row.email === input.email)
      // As at Stripe, customers on a test clock are shown only to those who name it.
      .filter((row) => row.test_clock === (input.test_clock ?? null))
    return page(rows, input, { url: '/v1/customers', kind: 'customer' })
  }),
  route('GET', '/v1/customers/{customer}', shape({}), retrieve),
  route('POST', '/v1/customers/{customer}', updateParams, update),
  route('DELETE', '/v1/customers/{customer}', shape({}), remove),
  route('GET', '/v1/customers/{customer}/payment_methods', listMethodsParams, (world, input, id) => {
    requireCustomer(world, id, { param: 'customer', inAddress: true })
    const rows = world.store.paymentMethods.newestFirst().filter((row) => row.customer === id)
    const ofType = rows.filter((row) => input.type === undefined || row.type === input.type)
    return page(ofType, input, { url: `/v1/customers/${id}/payment_methods`, kind: 'payment_method' })
  }),
]

type Edits = Read<typeof updateParams>

function create(world: World, input: Read<typeof createParams>): Customer {
  checkEmail(input.email)
  const testClock = input.test_clock === undefined ? null : requireClock(world, input.test_clock, false).id
  return world.clock.within(testClock, () => {
    const method = input.payment_method === undefined ? null : resolveMethod(world, input.payment_method)
    const fresh = { ...blankCustomer(world), test_clock: testClock }
    const customer = world.store.customers.put(edited(world, fresh, input))
    world.outbox.emit('customer.created', customer)
    if (method) attachMethod(world, method, customer.id)
    return customer
  })
}

export interface CustomerKnown {
  email: string | null
  name: string | null
}

/** Stores a customer whom Checkout met, and emits `customer.created`. */
export function createCustomerFromCheckout(world: World, known: CustomerKnown): Customer {
  const customer = world.store.customers.put({ ...blankCustomer(world), ...known })
  world.outbox.emit('customer.created', customer)
  return customer
}

function blankCustomer(world: World): Customer {
  const id = world.ids.next('cus_')
  return {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: world.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    email: null,
    invoice_prefix: id.slice(-8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}

function update(world: World, input: Edits, id: string): Customer {
  const before = requireCustomer(world, id, { param: 'customer', inAddress: true })
  checkEmail(input.email)
  const after = world.store.customers.put(edited(world, before, input))
  const previous = differences(before, after)
  if (Object.keys(previous).length > 0) world.outbox.emit('customer.updated', after, previous)
  return after
}

function edited(world: World, customer: Customer, input: Edits): Customer {
  const after = { ...customer, metadata: mergeMetadata(customer.metadata, input.metadata) }
  if (input.address !== undefined) after.address = input.address && readAddress(input.address)
  if (input.description !== undefined) after.description = input.description
  if (input.email !== undefined) after.email = input.email
  if (input.name !== undefined) after.name = input.name
  if (input.phone !== undefined) after.phone = input.phone
  if (input.preferred_locales !== undefined) after.preferred_locales = input.preferred_locales
  if (input.tax_exempt !== undefined) after.tax_exempt = input.tax_exempt
  if (input.shipping !== undefined)
    after.shipping = input.shipping && {
      address: readAddress(input.shipping.address),
      name: input.shipping.name,
      phone: input.shipping.phone ?? null,
    }
  const method = input.invoice_settings?.default_payment_method
  if (method !== undefined)
    after.invoice_settings = {
      ...customer.invoice_settings,
      default_payment_method: ownMethod(world, customer, method),
    }
  return after
}

function ownMethod(world: World, customer: Customer, method: string | null): string | null {
  if (method !== null && world.store.paymentMethods.get(method)?.customer !== customer.id)
    throw missing({ kind: 'PaymentMethod', id: method, param: 'invoice_settings[default_payment_method]' })
  return method
}

function remove(world: World, _input: unknown, id: string) {
  return removeCustomer(world, requireCustomer(world, id, { param: 'customer', inAddress: true }))
}

function retrieve(world: World, _input: unknown, id: string) {
  return world.store.deletedCustomers.get(id) ?? requireCustomer(world, id, { param: 'id', inAddress: true })
}

export function requireCustomer(world: World, id: string, at: { param: string; inAddress?: boolean }): Customer {
  const customer = world.store.customers.get(id)
  if (!customer) throw missing({ kind: 'customer', id, ...at })
  return customer
}

export function checkEmail(email: string | null | undefined, param = 'email'): void {
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email))
    throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param })
}
