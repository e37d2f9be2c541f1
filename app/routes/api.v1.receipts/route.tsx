import type { LoaderFunctionArgs } from '@remix-run/node'
import { listReceipts, type Receipt } from '#app/domain/giving/read-receipts.server.ts'
import { amountOf } from '#app/domain/giving/receipt.ts'
import { answerJson, cursorId, moneyJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Receipts in the order they were issued, for the books; without names. */
export async function loader(args: LoaderFunctionArgs) {
  await requireToken(args, 'receipts:read')
  const ask = readPageAsk(args.request)
  const after = cursorId('rct', ask)
  const rows = await listReceipts(world.db, { size: ask.size + 1, ...(after ? { after } : {}) })
  const { items, next_cursor } = pageOf(rows, ask, (receipt) => receipt.id)
  return answerJson({ receipts: items.map(receiptJson), next_cursor })
}

function receiptJson(receipt: Receipt) {
  return {
    id: receipt.id,
    number: receipt.number,
    gift: receipt.giftId,
    standing: receipt.standing,
    replaced_by: receipt.replacedBy,
    amount: moneyJson(amountOf(receipt.snapshot)),
    property: receipt.snapshot.property?.words ?? null,
    gift_date: receipt.snapshot.giftDate,
    issued_at: receipt.issuedAt.toISOString(),
    sha256: receipt.sha256,
  }
}
