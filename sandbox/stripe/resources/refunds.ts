import type { Charge, Refund } from '../objects.ts'
import { idOf } from '../objects.ts'
import { createRefund } from '../payments/refunds.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { integer, metadata, oneOf, optional, type Read, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'
import { formatAmount } from './money.ts'

const createParams = shape(
  {
    amount: optional(integer({ min: 1 })),
    charge: optional(text()),
    metadata: metadata(),
    payment_intent: optional(text()),
    reason: optional(oneOf(['duplicate', 'fraudulent', 'requested_by_customer'])),
  },
  ['currency', 'customer', 'instructions_email', 'origin', 'refund_application_fee', 'reverse_transfer'],
)
const listParams = shape({
  ...pageParams,
  ...createdParams,
  charge: optional(text()),
  payment_intent: optional(text()),
})

export const refundRoutes = [
  route('POST', '/v1/refunds', createParams, create),
  route('GET', '/v1/refunds', listParams, (world, input) => {
    const rows = world.store.refunds
      .newestFirst()
      .filter((row) => input.charge === undefined || idOf(row.charge) === input.charge)
      .filter((row) => input.payment_intent === undefined || idOf(row.payment_intent) === input.payment_intent)
    return page(rows, input, { url: '/v1/refunds', kind: 'refund' })
  }),
  route('GET', '/v1/refunds/{refund}', shape({}), (world, _input, id) => {
    const refund = world.store.refunds.get(id)
    if (!refund) throw missing({ kind: 'refund', id, param: 'refund', inAddress: true })
    return refund
  }),
]

function create(world: World, input: Read<typeof createParams>): Refund {
  const charge = findCharge(world, input)
  const left = charge.amount - charge.amount_refunded
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  const amount = input.amount ?? left
  if (amount > left) throw tooMuch(charge, amount, left)
  return createRefund(world, {
    charge,
    amount,
    reason: input.reason ?? null,
    metadata: mergeMetadata({}, input.metadata),
  })
}

function findCharge(world: World, input: Read<typeof createParams>): Charge {
  if (input.charge !== undefined)
    return refundable(world.store.charges.get(input.charge), { kind: 'charge', id: input.charge, param: 'charge' })
  if (input.payment_intent === undefined)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.')
  const intent = world.store.paymentIntents.get(input.payment_intent)
  if (!intent) throw missing({ kind: 'payment_intent', id: input.payment_intent, param: 'payment_intent' })
  if (intent.status !== 'succeeded')
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    })
  return refundable(world.store.charges.get(idOf(intent.latest_charge) ?? ''), {
    kind: 'charge',
    id: intent.id,
    param: 'payment_intent',
  })
}

function refundable(charge: Charge | undefined, at: { kind: string; id: string; param: string }): Charge {
  if (!charge) throw missing(at)
  if (charge.paid) return charge
  throw invalid(`Charge ${charge.id} is not refundable because it did not succeed.`, {
    code: 'charge_not_refundable',
    param: at.param,
  })
}

function tooMuch(charge: Charge, amount: number, left: number) {
  const [wanted, open] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)]
  return invalid(`Refund amount (${wanted}) is greater than unrefunded amount on charge (${open})`, { param: 'amount' })
}
