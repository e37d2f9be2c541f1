import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { fraudWarnings } from '#db/schema/disputes.ts'

/** Keeps a warning of fraud, once; staff decide whether the gift goes back before it is disputed. */
export async function noteFraudWarning(
  world: Touches<'db' | 'clock' | 'ids' | 'payments'>,
  actor: Actor,
  about: { giftId: Id<'gft'>; stripeWarningId: string },
): Promise<void> {
  const seen = await world.payments.readFraudWarning(about.stripeWarningId)
  await world.db.transaction(async (tx) => {
    const [kept] = await tx
      .insert(fraudWarnings)
      .values({
        id: world.ids.next('fwn'),
        giftId: about.giftId,
        stripeWarningId: seen.stripeWarningId,
        kind: seen.kind,
        warnedAt: seen.warnedAt,
      })
      .onConflictDoNothing()
      .returning({ id: fraudWarnings.id })
    if (!kept) return
    await recordHappening(
      tx,
      { ids: world.ids, at: world.clock.now(), actor },
      { kind: 'fraud-warned', subject: { type: 'gift', id: about.giftId }, after: { because: seen.kind } },
    )
  })
}
