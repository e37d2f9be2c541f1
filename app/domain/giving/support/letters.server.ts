import { eq } from 'drizzle-orm'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { signatures } from '#db/schema/support.ts'
import { signatureUrl } from './signature-key.server.ts'

export type SignatureLetterProps = {
  labName: string
  legalName: string
  address: string
  name: string
  affiliation: string | null
  words: string | null
  url: string
}

/** The letter that asks whether it was really she who signed. Null once the signature is gone. */
export async function gatherSignature(
  world: Touches<'db' | 'lab' | 'secrets'>,
  signatureId: string,
): Promise<SignatureLetterProps | null> {
  const id = signatureId as Id<'sig'>
  const [row] = await world.db.select().from(signatures).where(eq(signatures.id, id))
  if (!row) return null
  const { name, affiliation, words } = row
  const { lab } = world
  return {
    labName: lab.name,
    legalName: lab.legalName,
    address: lab.address,
    name,
    affiliation,
    words,
    url: signatureUrl(world, id),
  }
}
