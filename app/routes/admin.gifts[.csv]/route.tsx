import type { LoaderFunctionArgs } from '@remix-run/node'
import { readGiftsAsk } from '#app/area/gifts-ask.ts'
import { readGifts } from '#app/domain/giving/read-gifts.server.ts'
import { csvDollars, csvResponse } from '#app/platform/csv.server.ts'
import { notFound, requireRole } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

const columns = [
  'Gift',
  'Giver',
  'Amount (USD)',
  'Card fee covered',
  'Refunded',
  'Fund',
  'Campaign',
  'Gift date',
  'Begun at',
  'State',
]

/** The list of gifts exactly as it is on the screen: same filters, same page, same reader. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const list = await readGifts(world.db, person, readGiftsAsk(new URL(args.request.url)))
  if (!list) return notFound()
  const rows = list.gifts.map((gift) => [
    gift.id,
    gift.giver?.name ?? 'Anonymous',
    csvDollars(gift.gross),
    csvDollars(gift.feeCover),
    csvDollars(gift.refunded),
    gift.fundNames,
    gift.campaignName ?? '',
    gift.giftDate ?? '',
    gift.createdAt.toISOString(),
    gift.state,
  ])
  return csvResponse('gifts.csv', columns, rows)
}
