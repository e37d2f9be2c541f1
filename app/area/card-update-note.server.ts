import { settleCardUpdate } from '#app/domain/giving/recurring/settle-card-update.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import type { World } from '#app/domain/world.ts'
import type { FlashNote } from '#app/platform/flash.server.ts'
import { errorFields, log } from '#app/platform/log.server.ts'
import type { Id } from '#app/units/id.ts'

const used: FlashNote = { tone: 'good', text: 'The new card is in use: Stripe says that it is the one it charges.' }
const unknown: FlashNote = {
  tone: 'info',
  text: 'Stripe has not confirmed the new card yet. We look again by ourselves, and write to you when it is in use.',
}

/** What to say of another card: that it is in use only when Stripe has said so. */
export async function cardUpdateNote(world: World, person: Person | null, updateId: Id<'cup'>): Promise<FlashNote> {
  try {
    const actor = person ? actorOf(person) : portal('redirect')
    const settled = await settleCardUpdate(world, actor, updateId)
    if (!settled.ok) return unknown
    if (settled.value.state === 'done') return used
    if (settled.value.state === 'started') return unknown
    return { tone: 'warn', text: 'No other card came of it. The gift is charged as before.' }
  } catch (error) {
    log.warn({ event: 'card.unsettled', update: updateId, ...errorFields(error) }, 'a card could not be looked at')
    return unknown
  }
}
