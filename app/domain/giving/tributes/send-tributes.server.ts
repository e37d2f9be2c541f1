import { and, eq, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { portal } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { tributes } from '#db/schema/tributes.ts'
import { graceHours } from './tribute.ts'

type Due = { id: Id<'trb'>; is_back: boolean }

/**
 * Sends the cards whose gifts arrived a day ago, each once and by itself: by e-mail, or to the list of letters to post. A gift that
 * went back meanwhile takes its card with it; one that is disputed keeps it waiting.
 */
export async function sendTributes(
  world: Touches<'db' | 'clock' | 'ids'>,
): Promise<{ sent: number; withdrawn: number }> {
  const before = new Date(world.clock.now().getTime() - graceHours * 3600_000)
  const due = await world.db.execute<Due>(sql`
    select t.id, g.state in ('refunded', 'lost') as is_back from tribute t join gift g on g.id = t.gift_id
    where t.state = 'asked' and g.settled_at <= ${before.toISOString()}
      and g.state in ('settled', 'partly_refunded', 'refunded', 'lost')
    order by t.id limit 500`)
  const done = { sent: 0, withdrawn: 0 }
  for (const { id, is_back } of due) {
    if (await move(world, { id, to: is_back ? 'withdrawn' : 'sent' })) done[is_back ? 'withdrawn' : 'sent'] += 1
  }
  return done
}

/** False when somebody else moved it first. */
async function move(
  world: Touches<'db' | 'clock' | 'ids'>,
  { id, to }: { id: Id<'trb'>; to: 'sent' | 'withdrawn' },
): Promise<boolean> {
  const by = { ids: world.ids, at: world.clock.now(), actor: portal('calendar') }
  return world.db.transaction(async (tx) => {
    const [moved] = await tx
      .update(tributes)
      .set({ state: to, sentAt: to === 'sent' ? by.at : null })
      .where(and(eq(tributes.id, id), eq(tributes.state, 'asked')))
      .returning()
    if (!moved) return false
    if (to === 'sent')
      await queueLetter(tx, by, { kind: 'tribute-card', to: { email: moved.email }, subject: { type: 'tribute', id } })
    const subject = { type: 'gift', id: moved.giftId }
    await recordHappening(tx, by, {
      kind: to === 'sent' ? 'card-sent' : 'card-withdrawn',
      subject,
      after: { way: moved.way },
    })
    return true
  })
}
