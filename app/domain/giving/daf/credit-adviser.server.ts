import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Ids } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Tx } from '#db/client.server.ts'
import { softCredits } from '#db/schema/donors.ts'
import type { gifts } from '#db/schema/giving.ts'

type Credit = { gift: typeof gifts.$inferSelect; adviserId: Id<'dnr'>; officer: Person }

/** Credits whoever advised a grant, softly: the sponsor of the fund gave it and keeps the hard credit. Part of entering it. */
export async function creditAdviser(
  tx: Tx,
  by: { ids: Ids; at: Date; actor: Actor },
  { gift, adviserId, officer }: Credit,
): Promise<void> {
  await tx.insert(softCredits).values({
    id: by.ids.next('sfc'),
    giftId: gift.id,
    donorId: adviserId,
    kind: 'adviser',
    amount: gift.gross,
    creditedBy: officer.id,
    creditedAt: by.at,
  })
  const subject = { type: 'gift', id: gift.id }
  await recordHappening(tx, by, { kind: 'gift-credited', subject, after: { amount: gift.gross } })
}
