import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { type GiftFilter, type GiftLine, readGifts } from './read-gifts.server.ts'

/** Every gift of a filter, newest first, in helpings: a long list is never held whole. */
export async function* readGiftLines(
  reads: Reads,
  person: Person,
  { filter, size = 1_000 }: { filter: GiftFilter; size?: number },
): AsyncGenerator<GiftLine[]> {
  let before: Id<'gft'> | undefined
  for (;;) {
    const list = await readGifts(reads, person, { filter, page: { before, size } })
    if (!list || list.gifts.length === 0) return
    yield list.gifts
    if (!list.hasOlder) return
    before = list.gifts.at(-1)?.id
  }
}
