import type { LoaderFunctionArgs } from '@remix-run/node'
import { readGiftsAsk } from '#app/area/gifts-ask.ts'
import { noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import { channelWords } from '#app/domain/giving/arrival.ts'
import { readGiftLines } from '#app/domain/giving/read-gift-lines.server.ts'
import type { GiftLine } from '#app/domain/giving/read-gifts.server.ts'
import { csvDollars, csvRefusal, csvStream } from '#app/platform/csv.server.ts'
import { requireRole } from '#app/platform/guards.server.ts'
import { world } from '#app/world.server.ts'

const columns = [
  'Gift',
  'Giver',
  'E-mail',
  'Way',
  'Amount (USD)',
  'Fee covered',
  'Refunded',
  'Amount (EUR)',
  'Dollars for a euro',
  'Fund',
  'Campaign',
  'Gift date',
  'Begun at',
  'State',
]

/** Every gift of the filters in the address, not the page alone, for whoever asks: same filters, same reader. A filter that cannot be read is refused. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requireRole(args, 'finance_officer', 'fundraiser', 'auditor', 'administrator')
  const { filter, errors } = readGiftsAsk(new URL(args.request.url))
  const [refused] = Object.entries(errors)
  if (refused) return csvRefusal(`“${refused[0]}” of this address: ${refused[1]}`)
  await noteRead(world, person, { kinds: ['export'], subjectId: 'gifts.csv' })
  return csvStream('gifts.csv', columns, readGiftLines(world.db, person, { filter }), cellsOf)
}

function cellsOf(gift: GiftLine): string[] {
  return [
    gift.id,
    gift.giver?.name ?? 'Anonymous',
    gift.giver?.email ?? '',
    channelWords[gift.channel],
    csvDollars(gift.gross),
    csvDollars(gift.feeCover),
    csvDollars(gift.refunded),
    gift.euros === null ? '' : csvDollars(gift.euros),
    gift.euroRate ?? '',
    gift.fundNames,
    gift.campaignName ?? '',
    gift.giftDate ?? '',
    gift.createdAt.toISOString(),
    gift.state,
  ]
}
