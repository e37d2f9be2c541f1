import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Day } from '#app/units/time.ts'
import { gpuClasses, publishedRates } from '#db/schema/compute.ts'
import { mayBuyHours } from './policy.ts'

export type PublishRate = { gpuClass: string; perHour: Cents; validFrom: Day }

/** Says what a GPU-hour of a class costs the lab from a day on; the same day again corrects it. Earlier rates stay. */
export async function publishRate(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  rate: PublishRate,
): Promise<Outcome<undefined, 'not-allowed' | 'no-such-class' | 'not-a-rate'>> {
  if (!mayBuyHours(actor)) return refuse('not-allowed')
  if (rate.perHour <= 0n) return refuse('not-a-rate')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(gpuClasses).where(eq(gpuClasses.code, rate.gpuClass))
    if (!known) return refuse('no-such-class')
    const ofDay = and(eq(publishedRates.gpuClass, rate.gpuClass), eq(publishedRates.validFrom, rate.validFrom))
    const [corrected] = await tx.select({ perHour: publishedRates.perHour }).from(publishedRates).where(ofDay)
    await tx
      .insert(publishedRates)
      .values(rate)
      .onConflictDoUpdate({
        target: [publishedRates.gpuClass, publishedRates.validFrom],
        set: { perHour: rate.perHour },
      })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'rate-published',
        subject: { type: 'gpu_class', id: rate.gpuClass },
        ...(corrected ? { before: corrected } : {}),
        after: { ...rate },
      },
    )
    return done()
  })
}
