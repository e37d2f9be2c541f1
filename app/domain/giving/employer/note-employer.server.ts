import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { employerClaims } from '#db/schema/employer.ts'
import { gifts } from '#db/schema/giving.ts'
import { keptStates } from '../gift.ts'
import { isGiverOf, type Viewer } from '../read-thanks.server.ts'
import { isOwnMoney } from './employer-claim.ts'

export type NoteEmployerRefusal = 'not-yours' | 'no-name' | 'not-here' | 'not-own-money' | 'asked-already'
type Ask = { giftId: Id<'gft'>; viewer: Viewer; employer: string }

/**
 * A giver says who employs her, because the employer may add to her gift. Staff find the claim in their list, and she gets a letter with
 * what the employer's form asks for. Until staff have asked the employer she may write another name; the letter comes once.
 */
export async function noteEmployer(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { giftId, viewer, employer }: Ask,
): Promise<Outcome<{ claimId: Id<'ecl'> }, NoteEmployerRefusal>> {
  if (!(await isGiverOf(world.db, giftId, viewer))) return refuse('not-yours')
  const name = employer.trim()
  if (name === '') return refuse('no-name')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return world.db.transaction(async (tx) => {
    const [gift] = await tx.select().from(gifts).where(eq(gifts.id, giftId)).for('update')
    if (!gift || !keptStates.includes(gift.state) || gift.isEarlier) return refuse('not-here')
    if (!isOwnMoney(gift)) return refuse('not-own-money')
    const [known] = await tx.select().from(employerClaims).where(eq(employerClaims.giftId, giftId)).for('update')
    if (known && known.state !== 'noted') return refuse('asked-already')
    const claimId = known?.id ?? world.ids.next('ecl')
    await tx
      .insert(employerClaims)
      .values({ id: claimId, giftId, employer: name, state: 'noted', notedAt: by.at })
      .onConflictDoUpdate({ target: employerClaims.giftId, set: { employer: name } })
    const letter = { kind: 'employer-match', subject: { type: 'employer-claim', id: claimId } } as const
    await queueLetter(tx, by, { ...letter, to: { email: gift.giverEmail } })
    await recordHappening(tx, by, { kind: 'employer-noted', subject: { type: 'gift', id: giftId }, after: { claimId } })
    return done({ claimId })
  })
}
