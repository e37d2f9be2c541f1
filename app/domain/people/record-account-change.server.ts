import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Tx } from '#db/client.server.ts'
import type { Actor, Person } from './person.ts'

/** What a person is told by letter when it changes on her account, whoever changed it. */
export type AccountChange =
  | 'password-set'
  | 'authenticator-set-up'
  | 'authenticator-removed'
  | 'recovery-codes-renewed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-perhaps-copied'
  | 'second-step-taken-away'
  | 'roles-changed'
  | 'token-issued'

/** Writes a change of somebody's account into the activity log, and queues the letter that tells her. */
export async function recordAccountChange(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  change: {
    kind: AccountChange
    whose: Pick<Person, 'id' | 'email'>
    before?: Record<string, unknown>
    after?: Record<string, unknown>
  },
): Promise<void> {
  const { kind, whose, before, after } = change
  await recordHappening(tx, by, {
    kind,
    subject: { type: 'person', id: whose.id },
    ...(before && { before }),
    ...(after && { after }),
  })
  await queueLetter(tx, by, {
    kind: 'account-changed',
    to: { email: whose.email, personId: whose.id },
    subject: { type: 'account-change', id: by.ids.next('chg') },
    enclosed: { what: kind, at: by.at.toISOString() },
  })
}
