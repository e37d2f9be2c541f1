import { and, eq, isNull } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { gifts } from '#db/schema/giving.ts'
import { propertyGifts } from '#db/schema/property.ts'
import { mayEnterGifts } from '../policy.ts'
import { form8282DueOn } from './property.ts'

export type NoteForm8282Refusal = 'not-an-officer' | 'no-such-property' | 'never-due' | 'said-already'
type Ask = { giftId: Id<'gft'>; said: 'filed' | 'not_due'; requestId?: string | undefined }

/**
 * Notes that the tax office was told of a sale on Form 8282 (IRC 6050L), or need not be, as when the lab signed no Form 8283 for it; it leaves
 * the inbox. Refuses property that is not sold, or whose sale is never told, and a second word about it.
 */
export async function noteForm8282(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  { giftId, said, requestId }: Ask,
): Promise<Outcome<undefined, NoteForm8282Refusal>> {
  if (!mayEnterGifts(officer)) return refuse('not-an-officer')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ receivedOn: gifts.giftDate, property: propertyGifts })
      .from(propertyGifts)
      .innerJoin(gifts, eq(gifts.id, propertyGifts.giftId))
      .where(eq(propertyGifts.giftId, giftId))
    if (!row) return refuse('no-such-property')
    const { kind, soldOn } = row.property
    if (!row.receivedOn || !soldOn || !form8282DueOn({ kind, receivedOn: row.receivedOn, soldOn })) {
      return refuse('never-due')
    }
    const [noted] = await tx
      .update(propertyGifts)
      .set({ form8282: said, form8282NotedAt: at, form8282NotedBy: officer.id })
      .where(and(eq(propertyGifts.giftId, giftId), isNull(propertyGifts.form8282)))
      .returning({ giftId: propertyGifts.giftId })
    if (!noted) return refuse('said-already')
    const by = { ids: world.ids, at, actor: actorOf(officer, requestId) }
    await recordHappening(tx, by, { kind: 'form-8282-noted', subject: { type: 'gift', id: giftId }, after: { said } })
    return done()
  })
}
