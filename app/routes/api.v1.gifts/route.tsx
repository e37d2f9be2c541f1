import type { LoaderFunctionArgs } from '@remix-run/node'
import { type GiftLine, listGifts } from '#app/domain/giving/read-gifts.server.ts'
import { answerJson, cursorId, moneyJson, pageOf, readPageAsk } from '#app/platform/api.server.ts'
import { requireToken } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

/** Gifts, oldest first. A token sees of a giver what its person may see. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireToken(args, 'gifts:read')
  const ask = readPageAsk(args.request)
  const rows = await listGifts(world.db, person, { after: cursorId('gft', ask), size: ask.size + 1 })
  const { items, next_cursor } = pageOf(rows, ask, (gift) => gift.id)
  return answerJson({ gifts: items.map(giftJson), next_cursor })
}

function giftJson(gift: GiftLine) {
  return {
    id: gift.id,
    state: gift.state,
    amount: moneyJson(gift.gross),
    fee_cover: moneyJson(gift.feeCover),
    refunded: moneyJson(gift.refunded),
    euros: gift.euros === null ? null : { cents: gift.euros.toString(), dollars_per_euro: gift.euroRate },
    gift_date: gift.giftDate,
    created_at: gift.createdAt.toISOString(),
    fund: gift.fundNames,
    campaign: gift.campaignName,
    anonymous: gift.isAnonymous,
    imported: gift.isImported,
    earlier: gift.isEarlier,
    giver: gift.giver && { donor: gift.giver.donorId, name: gift.giver.name, email: gift.giver.email },
  }
}
