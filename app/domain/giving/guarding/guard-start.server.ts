import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { giftStarts, refusedStarts } from '#db/schema/guarding.ts'
import { networkLimits, type RefusedBecause } from './guard.ts'
import { isAnswered } from './question.ts'
import { countDeclined } from './read-declined.server.ts'
import { isAsking, isCampaignStopped, readCardsSeen, readGuard } from './read-guard.server.ts'

export type Start = {
  intentId: string
  /** Null where no card can be tried with it. */
  amount: Cents | null
  campaignId: Id<'cmp'> | null
  network: string
  /** Everybody comes from one network, as in a demonstration: nothing is counted by it. */
  isShared: boolean
  /** More gifts begin at once than usual. */
  isCrowded: boolean
  /** What the form says to the question it was asked, if any. */
  sealed: string | undefined
  answer: string | undefined
}

/**
 * Lets a gift begin, or not: giving may be stopped, everywhere or for its campaign, the sum too small, too many cards declined for
 * its network, or a question unanswered. Writes that it refused, or from where it begins; asked before anything of the gift is.
 */
export async function guardStart(
  world: Touches<'db' | 'clock' | 'ids' | 'secrets'>,
  start: Start,
): Promise<Outcome<undefined, 'stopped' | 'too-small' | 'declined' | 'unanswered'>> {
  const now = world.clock.now()
  const guard = await readGuard(world.db)
  if (guard.mode === 'stopped' || (await isCampaignStopped(world.db, start.campaignId))) {
    await noteRefused(world, { ...start, because: 'stopped' })
    return refuse('stopped')
  }
  if (start.amount !== null && start.amount < guard.smallest) {
    await noteRefused(world, { ...start, because: 'too-small' })
    return refuse('too-small', { least: guard.smallest })
  }
  const declined = start.isShared ? 0 : await countDeclined(world.db, start.network, now)
  if (declined >= networkLimits.refuses) {
    await noteRefused(world, { ...start, because: 'declined' })
    return refuse('declined')
  }
  const isSuspect = start.isCrowded || declined >= networkLimits.asks
  if (!isSuspect && !isAsking(guard, await readCardsSeen(world.db, now))) return admit(world, start)
  const isRight = isAnswered({ secrets: world.secrets, intentId: start.intentId }, { ...start, now })
  if (isRight) return admit(world, start)
  await noteRefused(world, { ...start, because: start.isCrowded ? 'too-many' : 'unanswered' })
  return refuse('unanswered')
}

/** Notes from where the gift begins, so that a declined card counts for its network. */
async function admit(world: Touches<'db' | 'clock'>, { intentId, network }: Start): Promise<Outcome<undefined, never>> {
  await world.db.insert(giftStarts).values({ intentId, network, startedAt: world.clock.now() }).onConflictDoNothing()
  return done(undefined)
}

/** Keeps that a gift was not let begin, for staff to see where from. */
export async function noteRefused(
  world: Touches<'db' | 'clock' | 'ids'>,
  refused: { because: RefusedBecause; network: string; campaignId: Id<'cmp'> | null },
): Promise<void> {
  const { because, network, campaignId } = refused
  await world.db
    .insert(refusedStarts)
    .values({ id: world.ids.next('rst'), because, network, campaignId, refusedAt: world.clock.now() })
}
