import { collectInvoice, settleInvoice } from '../billing/collect.ts'
import { closeInvoice, finalizeInvoice, intentOf, subscriptionOf, updateInvoice } from '../billing/invoices.ts'
import { previewInvoice } from '../billing/renew.ts'
import type { Invoice } from '../objects.ts'
import { idOf, toJson } from '../objects.ts'
import { cardError } from '../payments/declines.ts'
import { invalid, missing, NotImplemented } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, metadata, oneOf, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { ownMethod } from './own-method.ts'
import { requireSubscription } from './subscriptions.ts'

const listParams = shape(
  {
    ...pageParams,
    ...createdParams,
    customer: optional(text()),
    status: optional(oneOf(['draft', 'open', 'paid', 'uncollectible', 'void'])),
    subscription: optional(text()),
  },
  ['collection_method', 'customer_account', 'due_date'],
)
const payParams = shape(
  {
    off_session: optional(flag()),
    paid_out_of_band: optional(flag()),
    payment_method: optional(text()),
  },
  ['forgive', 'mandate', 'source'],
)
const updateParams = shape(
  {
    auto_advance: optional(flag()),
    default_payment_method: optional(unsettable(text())),
    description: optional(unsettable(text())),
    metadata: metadata(),
  },
  [
    'account_tax_ids',
    'application_fee_amount',
    'automatic_tax',
    'automatically_finalizes_at',
    'collection_method',
    'custom_fields',
    'days_until_due',
    'default_source',
    'default_tax_rates',
    'discounts',
    'due_date',
    'effective_at',
    'footer',
    'issuer',
    'number',
    'on_behalf_of',
    'payment_settings',
    'rendering',
    'shipping_cost',
    'shipping_details',
    'statement_descriptor',
    'transfer_data',
  ],
)
const previewParams = shape({ subscription: text(), customer: optional(text()) }, [
  'automatic_tax',
  'currency',
  'customer_account',
  'customer_details',
  'discounts',
  'invoice_items',
  'issuer',
  'on_behalf_of',
  'preview_mode',
  'schedule',
  'schedule_details',
  'subscription_details',
])
const at = '/v1/invoices/{invoice}'

export const invoiceRoutes = [
  route('POST', '/v1/invoices/create_preview', previewParams, (world, input) =>
    previewInvoice(world, requireSubscription(world, input.subscription)),
  ),
  route('GET', '/v1/invoices', listParams, (world, input) => {
    const rows = world.store.invoices
      .newestFirst()
      .filter((row) => input.customer === undefined || idOf(row.customer) === input.customer)
      .filter((row) => input.status === undefined || row.status === input.status)
      .filter((row) => input.subscription === undefined || subscriptionOf(world, row)?.id === input.subscription)
    return page(rows, input, { url: '/v1/invoices', kind: 'invoice' })
  }),
  route('GET', at, shape({}), (world, _input, id) => requireInvoice(world, id)),
  route('POST', at, updateParams, update),
  route('GET', `${at}/lines`, shape(pageParams), (world, input, id) =>
    page(requireInvoice(world, id).lines.data, input, { url: `/v1/invoices/${id}/lines`, kind: 'line_item' }),
  ),
  route('POST', `${at}/finalize`, shape({ auto_advance: optional(flag()) }), (world, _input, id) => {
    const draft = requireInvoice(world, id)
    if (draft.status === 'draft') return collectInvoice(world, finalizeInvoice(world, draft), { method: null }).invoice
    throw invalid('This invoice is already finalized, you can’t re-finalize a non-draft invoice.')
  }),
  route('POST', `${at}/pay`, payParams, pay),
  route('POST', `${at}/void`, shape({}), (world, _input, id) => {
    const invoice = requireInvoice(world, id)
    if (invoice.status === 'open' || invoice.status === 'uncollectible') return closeInvoice(world, invoice, 'void')
    throw invalid('You can only pass in open or uncollectible invoices.')
  }),
  route('POST', `${at}/mark_uncollectible`, shape({}), (world, _input, id) => {
    const invoice = requireInvoice(world, id)
    if (invoice.status === 'open') return closeInvoice(world, invoice, 'uncollectible')
    throw invalid('You can only pass in open invoices.')
  }),
]

function update(world: World, input: Read<typeof updateParams>, id: string): Invoice {
  const before = requireInvoice(world, id)
  const change: Partial<Invoice> = { metadata: mergeMetadata(before.metadata ?? {}, input.metadata) }
  if (input.auto_advance !== undefined) change.auto_advance = input.auto_advance
  if (input.default_payment_method !== undefined) change.default_payment_method = input.default_payment_method
  if (input.description !== undefined) change.description = input.description
  const after = updateInvoice(world, before, change)
  if (input.auto_advance === true && after.status === 'draft')
    world.clock.schedule({ kind: 'finalize-invoice', subject: id, inSeconds: 3600 })
  return after
}

/** Pays an invoice now. A draft is finalised first; what is paid already is refused in Stripe's words. */
function pay(world: World, input: Read<typeof payParams>, id: string): Invoice {
  const found = requireInvoice(world, id)
  if (found.status === 'paid') throw invalid('Invoice is already paid', { code: 'invoice_already_paid' })
  if (found.status === 'void') throw invalid('Invoice is voided and cannot be paid.', { code: 'invoice_not_editable' })
  const open = found.status === 'draft' ? finalizeInvoice(world, found) : found
  if (input.paid_out_of_band) return settleOutOfBand(world, open)
  const method = input.payment_method ? ownMethod(world, input.payment_method, idOf(open.customer)).id : null
  const { invoice, decline, chargeId } = collectInvoice(world, open, { method })
  if (decline) throw cardError(decline, chargeId ? { charge: chargeId } : {})
  const intent = invoice.status === 'open' ? intentOf(world, invoice) : null
  if (intent?.status !== 'requires_action') return invoice
  throw cardError(needsOwner, { payment_intent: toJson(intent) })
}

const needsOwner = {
  code: 'invoice_payment_intent_requires_action',
  message: 'Payment for this invoice requires additional user action before it can be completed successfully.',
}

function settleOutOfBand(world: World, invoice: Invoice): Invoice {
  const paid = settleInvoice(world, invoice, null)
  return world.store.invoices.put({ ...paid, amount_paid: 0, amount_paid_off_stripe: invoice.amount_due })
}

function requireInvoice(world: World, id: string): Invoice {
  if (id.startsWith('upcoming_')) throw new NotImplemented('An upcoming invoice by its id')
  const invoice = world.store.invoices.get(id)
  if (!invoice) throw missing({ kind: 'invoice', id, param: 'invoice', inAddress: true })
  return invoice
}
