import { eq } from 'drizzle-orm'
import type { Evidence } from '#app/domain/giving/disputes/dispute.ts'
import type { Id } from '#app/units/id.ts'
import { disputes } from '#db/schema/disputes.ts'
import { gifts } from '#db/schema/giving.ts'
import { givenGift, pass, type Till } from '#test/support/given/giving.ts'
import { hearAll } from '#test/support/given/recurring.ts'
import type { TestWorld } from '#test/support/world.ts'

export type Act = 'dispute' | 'inquire' | 'warn' | 'return' | 'win' | 'lose' | 'overturn' | 'escalate' | 'settle'

/** What banks and cardholders do at Stripe, without the portal hearing of it. */
export async function atStripe(till: Till, id: string, act: Act, body: Record<string, string> = {}): Promise<void> {
  const answer = await fetch(`${till.sandbox.url}/_sandbox/objects/${id}/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the sandbox did not ${act} ${id}: ${await answer.text()}`)
}

export async function readGiftRow(world: TestWorld, giftId: Id<'gft'>): Promise<typeof gifts.$inferSelect> {
  const [gift] = await world.db.select().from(gifts).where(eq(gifts.id, giftId))
  if (!gift) throw new Error(`no gift ${giftId}`)
  return gift
}

export async function readDisputeRow(world: TestWorld): Promise<typeof disputes.$inferSelect> {
  const [dispute, ...others] = await world.db.select().from(disputes)
  if (!dispute || others.length > 0) throw new Error(`${others.length} more disputes than one`)
  return dispute
}

/** A settled gift whose fee is known and whose charge is disputed, or only asked about; the portal has heard. */
export async function givenDisputed(
  world: TestWorld,
  till: Till,
  words: Parameters<typeof givenGift>[1] & { act?: 'dispute' | 'inquire' },
): Promise<{ giftId: Id<'gft'>; disputeId: Id<'dsp'>; stripeDisputeId: string }> {
  const { act = 'dispute', ...ask } = words
  const giftId = await givenGift(world, ask)
  await pass(world, till, 60)
  const { stripeChargeId } = await readGiftRow(world, giftId)
  await atStripe(till, stripeChargeId ?? '', act)
  await hearAll(world)
  const { id, stripeDisputeId } = await readDisputeRow(world)
  return { giftId, disputeId: id, stripeDisputeId }
}

export const evidence: Evidence = {
  story: 'winning_evidence',
  product: 'A gift to the Compute fund.',
  customerName: 'Ada Lovelace',
  customerEmail: 'ada@example.org',
  serviceDate: '3 March 2026',
  refundPolicy: 'Whoever gave by mistake gets it back.',
}
