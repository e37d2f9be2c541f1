import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { mayAnswerHoursTax } from '../policy.ts'
import { holdHours } from './hold-hours.server.ts'
import type { TaxAnswers } from './hours-pledge.ts'

export type TaxAsk = TaxAnswers & {
  hoursId: Id<'hpl'>
  note: string
  /** What the whole promise would cost to buy: for the auditor, on no paper. Null while nobody has said. */
  fairValue: Cents | null
  requestId?: string | undefined
}
export type TaxRefusal = 'not-allowed' | 'no-such-promise' | 'no-note' | 'no-value'

/**
 * Answers the three tax questions of a promise of hours, each by itself, with who says so. Later acknowledgements go by them; those that
 * are out stay as they are.
 */
export async function answerHoursTax(
  world: Touches<'db' | 'clock' | 'ids'>,
  officer: Person,
  ask: TaxAsk,
): Promise<Outcome<undefined, TaxRefusal>> {
  if (!mayAnswerHoursTax(officer)) return refuse('not-allowed')
  if (ask.note.trim() === '') return refuse('no-note')
  if (ask.fairValue !== null && ask.fairValue <= 0n) return refuse('no-value')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(officer, ask.requestId) }
  return world.db.transaction(async (tx) => {
    const hours = await holdHours(tx, ask.hoursId)
    if (!hours) return refuse('no-such-promise')
    const { isDeductible, isRecognised, isOnForm990, fairValue } = ask
    const answers = { isDeductible, isRecognised, isOnForm990 }
    await tx
      .update(hoursPledges)
      .set({ ...answers, taxNote: ask.note.trim(), fairValue })
      .where(eq(hoursPledges.id, hours.id))
    const before = {
      isDeductible: hours.isDeductible,
      isRecognised: hours.isRecognised,
      isOnForm990: hours.isOnForm990,
    }
    const subject = { type: 'hours-pledge', id: hours.id }
    await recordHappening(tx, by, { kind: 'hours-tax-answered', subject, before, after: answers })
    return done()
  })
}
