import { and, eq } from 'drizzle-orm'
import type { HappeningKind } from '#app/domain/activity/happening-words.ts'
import type { LetterKind } from '#app/domain/activity/letter.ts'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { addCents } from '#app/units/money.ts'
import type { Tx } from '#db/client.server.ts'
import { cardUpdates, planChanges, recurringPlans } from '#db/schema/recurring.ts'
import { cardColumns } from './card-columns.ts'
import type { SubscriptionSeen } from './plan-payments.ts'

type NoteWorld = Touches<'clock' | 'ids'>
type Change = typeof planChanges.$inferSelect

/** Stripe has made a change: the log says so, the plan has its sum or card, and its giver is told, in the caller's transaction. */
export async function noteChange(
  tx: Tx,
  world: NoteWorld,
  { actor, changeId, seen }: { actor: Actor; changeId: Id<'pch'>; seen: SubscriptionSeen | null },
): Promise<void> {
  const at = world.clock.now()
  const [change] = await tx
    .update(planChanges)
    .set({ state: 'done', doneAt: at })
    .where(and(eq(planChanges.id, changeId), eq(planChanges.state, 'asked')))
    .returning()
  if (!change) return
  const [plan] = await tx
    .update(recurringPlans)
    .set(columnsOf(change, seen))
    .where(eq(recurringPlans.id, change.planId))
    .returning()
  if (!plan) throw new Error(`change ${changeId} has no plan`)
  if (change.kind === 'card') await endUpdatesTo(tx, change, at)
  const by = { ids: world.ids, at, actor }
  const { letter, happening } = tellings[change.kind as Asked]
  const to = { email: plan.giverEmail }
  await queueLetter(tx, by, { kind: letter, to, subject: { type: 'plan-change', id: changeId } })
  await recordHappening(tx, by, {
    kind: happening,
    subject: { type: 'plan', id: plan.id },
    before: { gross: change.grossBefore },
    after: { gross: plan.gross, skips: change.skips },
  })
}

/** What Stripe would not change stays as it was. */
export async function noteChangeRefused(
  tx: Tx,
  world: NoteWorld,
  { changeId, because }: { changeId: Id<'pch'>; because: string },
): Promise<void> {
  await tx
    .update(planChanges)
    .set({ state: 'failed', failure: because, doneAt: world.clock.now() })
    .where(and(eq(planChanges.id, changeId), eq(planChanges.state, 'asked')))
}

/** The sum is ours to write, for Stripe does not know which part covers the fee. Always something, so that older looks are seen to be older. */
function columnsOf({ giftAmount, feeCover, kind }: Change, seen: SubscriptionSeen | null) {
  const sum = { giftAmount, feeCover, gross: addCents(giftAmount, feeCover) }
  return kind === 'card' && seen?.card ? { ...sum, ...cardColumns(seen.card) } : sum
}

async function endUpdatesTo(tx: Tx, { planId, stripeMethodId }: Change, at: Date): Promise<void> {
  if (!stripeMethodId) throw new Error(`a change of card of ${planId} names no card`)
  await tx
    .update(cardUpdates)
    .set({ state: 'done', settledAt: at })
    .where(and(eq(cardUpdates.planId, planId), eq(cardUpdates.stripeMethodId, stripeMethodId)))
}

type Asked = 'amount' | 'pause' | 'resume' | 'cancel' | 'keep' | 'card'
const tellings: Record<Asked, { letter: LetterKind; happening: HappeningKind }> = {
  amount: { letter: 'plan-changed', happening: 'plan-amount-changed' },
  pause: { letter: 'plan-changed', happening: 'plan-pause-asked' },
  resume: { letter: 'plan-changed', happening: 'plan-resume-asked' },
  cancel: { letter: 'plan-stopped', happening: 'plan-stop-asked' },
  keep: { letter: 'plan-changed', happening: 'plan-kept' },
  card: { letter: 'plan-changed', happening: 'plan-card-changed' },
}
