import { and, asc, desc, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { Waiting } from '#app/domain/activity/waiting.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import type { Reads } from '#db/client.server.ts'
import { signatures } from '#db/schema/support.ts'
import { mayModerate } from '../policy.ts'
import type { SignatureState } from './signature.ts'
import { isSignatureKey } from './signature-key.server.ts'

/** A signature as everybody may see it: never the address. */
export type ShownSignature = { id: Id<'sig'>; name: string; affiliation: string | null; words: string | null }
export type Signatures = { notable: ShownSignature[]; others: ShownSignature[]; count: number; next: Id<'sig'> | null }

const mostNotable = 60
const shownAtOnce = 100
const shown = {
  id: signatures.id,
  name: signatures.name,
  affiliation: signatures.affiliation,
  words: signatures.words,
}

/** Who signed in support: notable names first, then in the order they signed, a page at a time. */
export async function readSignatures(reads: Reads, after: Id<'sig'> | null): Promise<Signatures> {
  const isShown = eq(signatures.state, 'shown')
  const [notable, others, [sum]] = await Promise.all([
    after ? [] : select(reads, and(isShown, eq(signatures.isNotable, true)), mostNotable),
    select(reads, and(isShown, eq(signatures.isNotable, false), after ? behind(after) : undefined), shownAtOnce + 1),
    reads.select({ count: sql<string>`count(*)::text` }).from(signatures).where(isShown),
  ])
  const page = others.slice(0, shownAtOnce)
  const next = others.length > shownAtOnce ? (page.at(-1)?.id ?? null) : null
  return { notable, others: page, count: Number(sum?.count ?? 0), next }
}

function select(reads: Reads, where: SQL | undefined, most: number): Promise<ShownSignature[]> {
  return reads
    .select(shown)
    .from(signatures)
    .where(where)
    .orderBy(asc(signatures.confirmedAt), asc(signatures.id))
    .limit(most)
}

/** What was signed after another; a signature taken back in the meantime leads to the first page. */
function behind(after: Id<'sig'>): SQL | undefined {
  const confirmedAt = sql`(select confirmed_at from signature where id = ${after})`
  return or(
    gt(signatures.confirmedAt, confirmedAt),
    and(eq(signatures.confirmedAt, confirmedAt), gt(signatures.id, after)),
    sql`${confirmedAt} is null`,
  )
}

/** Her own, by the key of its letter. */
export async function readOwnSignature(
  world: Touches<'db' | 'secrets'>,
  signatureId: Id<'sig'>,
  key: string | null,
): Promise<(ShownSignature & { state: SignatureState }) | null> {
  if (!isSignatureKey(world, signatureId, key)) return null
  const [own] = await world.db
    .select({ ...shown, state: signatures.state })
    .from(signatures)
    .where(eq(signatures.id, signatureId))
  return own ?? null
}

export type SignatureToDecide = ShownSignature & { state: SignatureState; isNotable: boolean; confirmedAt: Date }

/** For staff: those of a state, the longest waiting first, and the newest of those decided. Null for who may not. */
export async function readSignaturesToDecide(
  reads: Reads,
  person: Person,
  state: Exclude<SignatureState, 'unconfirmed'>,
): Promise<SignatureToDecide[] | null> {
  if (!mayModerate(person)) return null
  const rows = await reads
    .select({ ...shown, state: signatures.state, isNotable: signatures.isNotable, confirmedAt: signatures.confirmedAt })
    .from(signatures)
    .where(eq(signatures.state, state))
    .orderBy(
      ...(state === 'waiting' ? [asc(signatures.confirmedAt)] : [desc(signatures.decidedAt)]),
      asc(signatures.id),
    )
    .limit(100)
  return rows.flatMap((row) => (row.confirmedAt ? [{ ...row, confirmedAt: row.confirmedAt }] : []))
}

/** One line of the inbox for all that wait. */
export async function readSignaturesWaiting(reads: Reads, person: Person): Promise<Waiting[]> {
  if (!mayModerate(person)) return []
  const [row] = await reads
    .select({ count: sql<string>`count(*)::text`, since: sql<string | null>`min(confirmed_at)::text` })
    .from(signatures)
    .where(eq(signatures.state, 'waiting'))
  if (!row?.since) return []
  const title = row.count === '1' ? 'One name in support' : `${row.count} names in support`
  return [{ act: 'moderate-support', at: 'waiting', title, detail: '', since: new Date(row.since) }]
}
