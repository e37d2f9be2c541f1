import { idOf } from '../objects.ts'
import { missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { oneOf, optional, shape, text } from '../wire/params.ts'
import { route } from '../wire/route.ts'

const paymentParam = shape({ type: oneOf(['payment_intent', 'payment_record']), payment_intent: optional(text()) }, [
  'payment_record',
])
const listParams = shape({
  ...pageParams,
  ...createdParams,
  invoice: optional(text()),
  payment: optional(paymentParam),
  status: optional(oneOf(['canceled', 'open', 'paid'])),
})

export const invoicePaymentRoutes = [
  route('GET', '/v1/invoice_payments', listParams, (world, input) => {
    const intent = input.payment?.payment_intent
    const rows = world.store.invoicePayments
      .newestFirst()
      .filter((row) => input.invoice === undefined || idOf(row.invoice) === input.invoice)
      .filter((row) => intent === undefined || idOf(row.payment.payment_intent) === intent)
      .filter((row) => input.status === undefined || row.status === input.status)
    return page(rows, input, { url: '/v1/invoice_payments', kind: 'invoice_payment' })
  }),
  route('GET', '/v1/invoice_payments/{invoice_payment}', shape({}), (world, _input, id) => {
    const payment = world.store.invoicePayments.get(id)
    if (!payment) throw missing({ kind: 'invoice_payment', id, param: 'invoice_payment', inAddress: true })
    return payment
  }),
]
