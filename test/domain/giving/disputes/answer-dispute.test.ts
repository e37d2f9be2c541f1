import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { answerDispute } from '#app/domain/giving/disputes/answer-dispute.server.ts'
import { draftEvidence, readDispute } from '#app/domain/giving/disputes/read-dispute.server.ts'
import { readGivingWaiting } from '#app/domain/giving/read-giving-waiting.server.ts'
import { sweepStripe } from '#app/domain/giving/sweep-stripe.server.ts'
import { funds } from '#db/schema/giving.ts'
import { stripeOperations } from '#db/schema/stripe.ts'
import { cast } from '#test/support/cast.ts'
import { evidence, givenDisputed, readDisputeRow, readGiftRow } from '#test/support/given/disputes.ts'
import { givenFund, pass, useTill } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const answer = { concedes: false as const, evidence }

async function disputed() {
  const { world } = held
  const people = await cast(world)
  return { world, ...people, ...(await givenDisputed(world, till, { fundId: await givenFund(world) })) }
}

test('evidence goes to the bank once, in the words that were kept, and may win', async () => {
  const { world, mina, giftId, disputeId, stripeDisputeId } = await disputed()

  const outcome = await answerDispute(world, mina, { disputeId, answer })

  expect(outcome).toMatchObject({ ok: true, value: { state: 'under_review' } })
  expect(till.sandbox.store.disputes.get(stripeDisputeId)?.evidence).toMatchObject({
    uncategorized_text: 'winning_evidence',
    customer_name: 'Ada Lovelace',
  })
  expect(await answerDispute(world, mina, { disputeId, answer })).toMatchObject({ refused: 'already-answered' })

  await pass(world, till, 120)
  await hearAll(world)

  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'settled' })
  expect(await readDisputeRow(world)).toMatchObject({ state: 'won' })
})

test('an accepted dispute is lost at once', async () => {
  const { world, mina, giftId, disputeId } = await disputed()

  const outcome = await answerDispute(world, mina, { disputeId, answer: { concedes: true } })

  expect(outcome).toMatchObject({ ok: true, value: { state: 'lost' } })
  expect(await readGiftRow(world, giftId)).toMatchObject({ state: 'lost' })
})

test('only a finance officer answers; others who read gifts see the dispute, not the evidence', async () => {
  const { world, mina, fay, rosa, otto, june, disputeId } = await disputed()

  for (const person of [fay, rosa, otto])
    expect(await answerDispute(world, person, { disputeId, answer })).toEqual({ ok: false, refused: 'not-an-officer' })
  await answerDispute(world, mina, { disputeId, answer })

  expect(await readDispute(world.db, fay, disputeId)).toMatchObject({ state: 'under_review', answer: null })
  expect(await readDispute(world.db, mina, disputeId)).toMatchObject({ answer: { evidence } })
  expect(await readDispute(world.db, june, disputeId)).toBeNull()
})

test('an answer needs words, a dispute, and its day', async () => {
  const { world, mina, disputeId } = await disputed()
  const nothing = { concedes: false as const, evidence: { ...evidence, story: ' ' } }

  expect(await answerDispute(world, mina, { disputeId, answer: nothing })).toMatchObject({ refused: 'no-story' })
  expect(await answerDispute(world, mina, { disputeId: 'dsp_none', answer })).toMatchObject({
    refused: 'no-such-dispute',
  })
  world.clock.advance(11 * 86_400_000)
  expect(await answerDispute(world, mina, { disputeId, answer })).toMatchObject({ refused: 'too-late' })
})

test('an answer whose own answer is lost is said again under its key, and was said once', async () => {
  const { world, mina, disputeId, stripeDisputeId } = await disputed()
  till.sandbox.faults.add({ match: { path: '/v1/disputes/*' }, action: 'cut_after', times: 3 })

  expect(await answerDispute(world, mina, { disputeId, answer })).toMatchObject({ refused: 'payments-silent' })
  await pass(world, till, 90)
  await sweepStripe(world)

  const [said] = await world.db.select().from(stripeOperations).where(eq(stripeOperations.subjectId, disputeId))
  expect(said).toMatchObject({ state: 'done' })
  expect(till.sandbox.store.disputes.get(stripeDisputeId)?.evidence_details.submission_count).toBe(1)
})

test('what the books know is drafted, and the inbox says until when', async () => {
  const { world, mina, giftId, disputeId } = await disputed()

  const draft = await draftEvidence(world, giftId)

  expect(draft?.story).toContain('$103.30')
  expect(draft?.story).toContain('2026-000001')
  const [fund] = await world.db.select({ name: funds.name }).from(funds)
  expect(draft?.product).toContain(`A gift to the ${fund?.name} of`)
  expect(draft).toMatchObject({ customerName: 'Ada Lovelace', serviceDate: '3 March 2026' })
  const waiting = await readGivingWaiting(world.db, mina, world.clock.now())
  expect(waiting).toMatchObject([
    { act: 'answer-dispute', at: disputeId, until: (await readDisputeRow(world)).answerBy },
  ])
})
