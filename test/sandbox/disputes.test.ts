import { expect, test } from 'vitest'
import { expectNoViolations, payGift, type Started, start } from './start.ts'

const disputeTypes = async ({ stripe }: Started) =>
  (await stripe.events.list({ type: 'charge.dispute.*', limit: 100 })).data.map(({ type }) => type.slice(15)).reverse()
const disputed = async (started: Started, card: string) => {
  await payGift(started, card)
  await started.sandbox.advance('2m')
  const [dispute] = (await started.stripe.disputes.list()).data
  if (!dispute) throw new Error('no dispute was opened')
  return dispute
}

test('a disputed charge takes amount and fee, and winning brings the amount back', async () => {
  const started = await start()
  const dispute = await disputed(started, '4000000000000259')

  const answered = await started.stripe.disputes.update(dispute.id, {
    evidence: { uncategorized_text: 'winning_evidence' },
    submit: true,
  })
  await started.sandbox.advance('1m')

  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 10_330 })
  expect(answered).toMatchObject({
    status: 'under_review',
    evidence_details: { submission_count: 1, has_evidence: true },
  })
  const won = await started.stripe.disputes.retrieve(dispute.id)
  expect(won.status).toBe('won')
  expect(won.balance_transactions.map(({ net, reporting_category }) => [net, reporting_category])).toEqual([
    [-11_830, 'dispute'],
    [10_330, 'dispute_reversal'],
  ])
  expect(await disputeTypes(started)).toEqual(['created', 'funds_withdrawn', 'updated', 'closed', 'funds_reinstated'])
  expectNoViolations(started.sandbox)
})

test('a dispute nobody answers is lost when the time is over', async () => {
  const started = await start()
  const dispute = await disputed(started, '4000000000002685')

  await started.sandbox.advance('11d')

  expect(await started.stripe.disputes.retrieve(dispute.id)).toMatchObject({
    status: 'lost',
    reason: 'product_not_received',
  })
  await expect(started.stripe.disputes.close(dispute.id)).rejects.toThrow('already closed')
  expectNoViolations(started.sandbox)
})

test('an inquiry moves no money, and may become a dispute', async () => {
  const started = await start()
  const inquiry = await disputed(started, '4000000000001976')

  await started.stripe.disputes.update(inquiry.id, { evidence: { uncategorized_text: 'escalate_inquiry_evidence' } })
  await started.sandbox.advance('2m')

  expect(inquiry).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] })
  expect(await started.stripe.disputes.retrieve(inquiry.id)).toMatchObject({ status: 'needs_response' })
  expect(await disputeTypes(started)).toEqual(['created', 'updated', 'updated', 'funds_withdrawn'])
  expectNoViolations(started.sandbox)
})

test('an issuer warns of fraud', async () => {
  const started = await start()
  const session = await payGift(started, '4000000000005423')

  await started.sandbox.advance('2m')

  const warnings = await started.stripe.radar.earlyFraudWarnings.list()
  expect(warnings.data).toMatchObject([{ actionable: true, fraud_type: 'made_with_stolen_card' }])
  expect(warnings.data[0]?.payment_intent).toBe(
    typeof session.payment_intent === 'object' ? session.payment_intent?.id : '',
  )
  expect((await started.stripe.events.list({ type: 'radar.early_fraud_warning.created' })).data).toHaveLength(1)
  expectNoViolations(started.sandbox)
})

test('one charge can be disputed in parts', async () => {
  const started = await start()
  await disputed(started, '4000000404000079')

  const all = await started.stripe.disputes.list()

  expect(all.data.map(({ amount }) => amount)).toEqual([5_165, 5_165])
  expectNoViolations(started.sandbox)
})
