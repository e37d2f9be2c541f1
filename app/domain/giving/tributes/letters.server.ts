import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { gifts } from '#db/schema/giving.ts'
import { tributes } from '#db/schema/tributes.ts'
import { fundNamesOf } from '../read-own-gifts.server.ts'
import { cardSentences } from './tribute.ts'

export type TributeCardProps = {
  labName: string
  legalName: string
  address: string
  contact: string
  reader: string
  honours: string
  sentences: string[]
  words: string | null
  signedAs: string
}

/** What a card says. Null once its giver, and with her the dedication, was erased. */
export async function gatherTributeCard(
  world: Touches<'db' | 'lab'>,
  tributeId: string,
): Promise<TributeCardProps | null> {
  const [row] = await world.db
    .select({ tribute: tributes, kind: gifts.dedicationKind, name: gifts.dedicationName, fund: fundNamesOf })
    .from(tributes)
    .innerJoin(gifts, eq(gifts.id, tributes.giftId))
    .where(eq(tributes.id, tributeId as Id<'trb'>))
  if (!row?.kind) return null
  const { reader, words, signedAs } = row.tribute
  const { lab } = world
  const dedication = { kind: row.kind, name: row.name ?? '' }
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    contact: lab.email,
    reader,
    honours: dedication.name,
    sentences: cardSentences({ signedAs, labName: lab.name, dedication, fund: row.fund }),
    words,
    signedAs,
  }
}
