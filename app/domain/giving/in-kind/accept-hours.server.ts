import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { mayAcceptPledges } from '../policy.ts'
import { holdHours } from './hold-hours.server.ts'

export type AcceptHoursRefusal = 'not-allowed' | 'no-such-promise' | 'not-offered'

/** The lab's yes to hours a company offered: deliveries can be noted from now on, and its giver is written to. */
export async function acceptHours(
  world: Touches<'db' | 'clock' | 'ids'>,
  person: Person,
  input: { hoursId: Id<'hpl'>; requestId?: string | undefined },
): Promise<Outcome<undefined, AcceptHoursRefusal>> {
  if (!mayAcceptPledges(person)) return refuse('not-allowed')
  const by = { ids: world.ids, at: world.clock.now(), actor: actorOf(person, input.requestId) }
  return world.db.transaction(async (tx) => {
    const hours = await holdHours(tx, input.hoursId)
    if (!hours) return refuse('no-such-promise')
    if (hours.state !== 'offered') return refuse('not-offered')
    await tx
      .update(hoursPledges)
      .set({ state: 'active', acceptedAt: by.at, acceptedBy: person.id })
      .where(eq(hoursPledges.id, hours.id))
    const subject = { type: 'hours-pledge', id: hours.id }
    await queueLetter(tx, by, { kind: 'hours-pledged', to: { email: hours.giverEmail }, subject })
    await recordHappening(tx, by, {
      kind: 'hours-accepted',
      subject,
      before: { state: 'offered' },
      after: { state: 'active' },
    })
    return done()
  })
}
