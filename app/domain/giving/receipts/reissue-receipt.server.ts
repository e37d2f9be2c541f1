import { eq } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { cents } from '#app/units/money.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { receiptReissues } from '#db/schema/own.ts'
import { issueReceipt } from '../issue-receipt.server.ts'
import { mayIssueReceipts } from '../policy.ts'
import { readCurrentReceipt } from '../read-receipts.server.ts'
import { underLock } from '../under-lock.server.ts'

export type ReissueRefusal =
  | 'not-an-officer'
  | 'no-such-gift'
  | 'no-receipt'
  | 'replaced-already'
  | 'no-name'
  | 'no-reason'

type Ask = {
  giftId: Id<'gft'>
  /** The receipt that is to be replaced: sent twice, the form finds it replaced. */
  number: string
  giverName: string
  reason: string
  requestId?: string | undefined
}

/**
 * Voids a receipt and issues another for the same gift, with the giver's name put right, and tells the giver. The old one stays
 * as it was and says that it was replaced. Refuses a gift that went back whole, and a receipt that counts no more.
 */
export async function reissueReceipt(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  officer: Person,
  ask: Ask,
): Promise<Outcome<{ number: string }, ReissueRefusal>> {
  if (!mayIssueReceipts(officer)) return refuse('not-an-officer')
  const [giverName, reason] = [ask.giverName.trim(), ask.reason.trim()]
  if (!giverName) return refuse('no-name')
  if (!reason) return refuse('no-reason')
  return underLock(world, `gift:${ask.giftId}`, async (tx) => {
    const [gift] = await tx.select().from(gifts).where(eq(gifts.id, ask.giftId))
    if (!gift) return refuse('no-such-gift')
    const current = await readCurrentReceipt(tx, gift.id)
    if (!current || current.standing === 'void') return refuse('no-receipt')
    if (current.number !== ask.number) return refuse('replaced-already')
    await tx.update(gifts).set({ giverName }).where(eq(gifts.id, gift.id))
    const amount = cents(gift.gross - gift.refunded)
    const issued = await issueReceipt(tx, world, {
      gift: { ...gift, giverName },
      kind: amount === gift.gross ? 'gift' : 'amended',
      amount,
      supersedes: { id: current.id, number: current.number },
    })
    await tell(tx, world, { officer, gift, issued, replaced: current.number, ask: { ...ask, reason } })
    return done({ number: issued.number })
  })
}

type Told = {
  officer: Person
  gift: typeof gifts.$inferSelect
  issued: { id: Id<'rct'>; number: string }
  replaced: string
  ask: Ask
}

async function tell(tx: Tx, world: Touches<'clock' | 'ids'>, { officer, gift, issued, replaced, ask }: Told) {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor: actorOf(officer, ask.requestId) }
  await tx
    .insert(receiptReissues)
    .values({ receiptId: issued.id, reason: ask.reason, reissuedBy: officer.id, reissuedAt: at })
  await queueLetter(tx, by, {
    kind: 'receipt-reissued',
    to: { email: gift.giverEmail },
    subject: { type: 'receipt', id: issued.id },
  })
  await recordHappening(tx, by, {
    kind: 'receipt-reissued',
    subject: { type: 'gift', id: gift.id },
    before: { receipt: replaced },
    after: { receipt: issued.number },
  })
}
