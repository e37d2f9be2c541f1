import type { Dispute } from '../objects.ts'
import { idOf } from '../objects.ts'
import { closeDispute, isOpen } from '../payments/close-dispute.ts'
import { invalid, missing } from '../wire/errors.ts'
import { createdParams, page, pageParams } from '../wire/lists.ts'
import { mergeMetadata } from '../wire/metadata.ts'
import { flag, metadata, optional, type Read, shape, text, unsettable } from '../wire/params.ts'
import { route } from '../wire/route.ts'
import type { World } from '../world.ts'

const line = optional(unsettable(text({ max: 20_000 })))
const evidenceParam = shape(
  {
    access_activity_log: line,
    billing_address: line,
    cancellation_policy_disclosure: line,
    cancellation_rebuttal: line,
    customer_email_address: line,
    customer_name: line,
    customer_purchase_ip: line,
    duplicate_charge_explanation: line,
    duplicate_charge_id: line,
    product_description: line,
    refund_policy_disclosure: line,
    refund_refusal_explanation: line,
    service_date: line,
    shipping_address: line,
    shipping_carrier: line,
    shipping_date: line,
    shipping_tracking_number: line,
    uncategorized_text: line,
  },
  [
    'appeal',
    'cancellation_policy',
    'customer_communication',
    'customer_signature',
    'duplicate_charge_documentation',
    'enhanced_evidence',
    'receipt',
    'refund_policy',
    'service_documentation',
    'shipping_documentation',
    'uncategorized_file',
  ],
)
const updateParams = shape({ evidence: optional(evidenceParam), metadata: metadata(), submit: optional(flag()) }, [
  'intended_submission_method',
])
const filters = { charge: optional(text()), payment_intent: optional(text()) }
const listParams = shape({ ...pageParams, ...createdParams, ...filters })
/** The bank reads what was sent within a minute when Stripe's magic words are in it, otherwise in two months. */
const magicWords = ['winning_evidence', 'losing_evidence', 'escalate_inquiry_evidence']
const day = 86_400

export const disputeRoutes = [
  route('GET', '/v1/disputes', listParams, (world, input) =>
    page(about(world.store.disputes.newestFirst(), input), input, { url: '/v1/disputes', kind: 'dispute' }),
  ),
  route('GET', '/v1/disputes/{dispute}', shape({}), (world, _input, id) => requireDispute(world, id)),
  route('POST', '/v1/disputes/{dispute}', updateParams, update),
  route('POST', '/v1/disputes/{dispute}/close', shape({}), (world, _input, id) => {
    const dispute = requireDispute(world, id)
    if (isOpen(dispute)) return closeDispute(world, dispute, 'lost')
    throw invalid('This dispute is already closed.', { code: 'dispute_already_closed' })
  }),
  route('GET', '/v1/radar/early_fraud_warnings', listParams, (world, input) =>
    page(about(world.store.earlyFraudWarnings.newestFirst(), input), input, {
      url: '/v1/radar/early_fraud_warnings',
      kind: 'early fraud warning',
    }),
  ),
  route('GET', '/v1/radar/early_fraud_warnings/{early_fraud_warning}', shape({}), (world, _input, id) => {
    const warning = world.store.earlyFraudWarnings.get(id)
    if (warning) return warning
    throw missing({ kind: 'early fraud warning', id, param: 'early_fraud_warning', inAddress: true })
  }),
]

type Reference = string | { id: string } | null | undefined

function about<Row extends { charge: Reference; payment_intent?: Reference }>(
  rows: Row[],
  asked: { charge: string | undefined; payment_intent: string | undefined },
): Row[] {
  return rows
    .filter((row) => asked.charge === undefined || idOf(row.charge) === asked.charge)
    .filter((row) => asked.payment_intent === undefined || idOf(row.payment_intent) === asked.payment_intent)
}

/** Takes evidence. Once it is submitted, which is what happens unless told otherwise, the bank reads it. */
function update(world: World, input: Read<typeof updateParams>, id: string): Dispute {
  const before = requireDispute(world, id)
  if (input.evidence && !isOpen(before))
    throw invalid('This dispute is already closed.', { code: 'dispute_already_closed' })
  const given = Object.fromEntries(Object.entries(input.evidence ?? {}).filter(([, value]) => value !== undefined))
  const isSubmitting = input.submit !== false && input.evidence !== undefined
  const details = before.evidence_details
  const after = world.store.disputes.put({
    ...before,
    metadata: mergeMetadata(before.metadata, input.metadata),
    evidence: { ...before.evidence, ...given },
    status: isSubmitting ? underReview(before) : before.status,
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || Object.keys(given).length > 0,
      submission_count: details.submission_count + (isSubmitting ? 1 : 0),
      submission_method: isSubmitting ? 'manual' : details.submission_method,
    },
  })
  world.outbox.emit('charge.dispute.updated', after, { status: before.status })
  if (isSubmitting) planVerdict(world, after)
  return after
}

function underReview({ status }: Dispute): Dispute['status'] {
  return status.startsWith('warning_') ? 'warning_under_review' : 'under_review'
}

function planVerdict(world: World, dispute: Dispute): void {
  const isMagic = magicWords.includes(dispute.evidence.uncategorized_text ?? '')
  world.clock.cancel('close-dispute', dispute.id)
  world.clock.schedule({ kind: 'close-dispute', subject: dispute.id, inSeconds: isMagic ? 60 : 60 * day })
}

function requireDispute(world: World, id: string): Dispute {
  const dispute = world.store.disputes.get(id)
  if (!dispute) throw missing({ kind: 'dispute', id, param: 'dispute', inAddress: true })
  return dispute
}
