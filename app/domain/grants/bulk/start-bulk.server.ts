import { and, eq, inArray } from 'drizzle-orm'
import type { Actor, Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { bulkActs, bulkRows } from '#db/schema/bulk.ts'
import { applications } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { keepBulkReviewer, readBulkReviewer } from '../sight/bulk-reviewer.server.ts'
import { isSeenByStaff } from '../sight/seen-by.server.ts'
import { type Bulk, isNoteMissing, mostInBulk, noteOf } from './bulk.ts'

export type Chosen = { applicationId: Id<'app'>; basedOn: Date | null }
export type StartBulk = {
  bulkId: Id<'blk'>
  bulk: Bulk
  /** Applications the officer picked from the list; for more time, the numbers applicants gave. */
  chosen: readonly Chosen[] | readonly string[]
}
export type StartBulkRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'nothing-chosen'
  | 'too-many'
  | 'note-missing'
  | 'not-a-reviewer'
  | 'due-past'
  | 'other-words'

/**
 * Writes down one verb for several applications; workBulk does them. Refuses what would be refused in every row. Applications the
 * officer does not see are counted and left out, whether they exist or not. The same id once more is the same act, and with other
 * words it is refused. Each row keeps when its application was sent in, so that one sent again later is not acted on unseen.
 */
export async function startBulk(
  world: Touches<'db' | 'clock'>,
  actor: Actor,
  { bulkId, bulk, chosen }: StartBulk,
): Promise<Outcome<{ isNew: boolean }, StartBulkRefusal>> {
  const officer = personOf(actor)
  if (!officer || !mayRunCalls(officer)) return refuse('not-allowed')
  const at = world.clock.now()
  if (chosen.length === 0) return refuse('nothing-chosen')
  if (chosen.length > mostInBulk) return refuse('too-many')
  if (isNoteMissing(bulk)) return refuse('note-missing')
  if (bulk.act === 'assign' && bulk.dueAt && bulk.dueAt < at) return refuse('due-past')
  return world.db.transaction(async (tx) => {
    if (bulk.act === 'assign' && !(await isReviewer(tx, bulk.reviewerId))) return refuse('not-a-reviewer')
    const rows = await rowsOf(tx, officer, { bulk, chosen })
    const [made] = await tx
      .insert(bulkActs)
      .values({
        id: bulkId,
        act: bulk.act,
        note: noteOf(bulk),
        outcome: bulk.act === 'decide' ? bulk.outcome : null,
        dueAt: dueOf(bulk),
        missing: chosen.length - rows.length,
        madeBy: officer.id,
        madeAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: bulkActs.id })
    if (!made) return answerAgain(tx, officer, { bulkId, bulk, chosen })
    if (bulk.act === 'assign') await keepBulkReviewer(tx, bulkId, bulk.reviewerId)
    if (rows.length > 0) await tx.insert(bulkRows).values(rows.map((row, place) => ({ bulkId, place, ...row })))
    return done({ isNew: true })
  })
}

type Row = { applicationId: Id<'app'> | null; callId: Id<'cal'> | null; number: string | null; basedOn: Date | null }

async function rowsOf(tx: Tx, officer: Person, { bulk, chosen }: Omit<StartBulk, 'bulkId'>): Promise<Row[]> {
  const callId = bulk.act === 'extend' ? bulk.callId : null
  const numbers = chosen.filter((one) => typeof one === 'string')
  if (numbers.length > 0) {
    return numbers.map((number) => ({ applicationId: null, callId, number, basedOn: null }))
  }
  const picked = chosen.filter((one) => typeof one !== 'string')
  const ids = picked.map(({ applicationId }) => applicationId)
  const seen = await tx
    .select({ id: applications.id, sentAt: applications.submittedAt })
    .from(applications)
    .where(and(inArray(applications.id, ids), isSeenByStaff(officer, 'title')))
  const known = new Map(seen.map(({ id, sentAt }) => [id, sentAt]))
  return picked.flatMap(({ applicationId, basedOn: draftedAt }) => {
    const sentAt = known.get(applicationId) ?? null
    if (!known.delete(applicationId)) return []
    return [{ applicationId, callId: null, number: null, basedOn: bulk.act === 'decide' ? draftedAt : sentAt }]
  })
}

async function isReviewer(tx: Tx, id: Id<'psn'>): Promise<boolean> {
  const [row] = await tx
    .select({ roles: people.roles, disabledAt: people.disabledAt })
    .from(people)
    .where(eq(people.id, id))
  return row !== undefined && row.disabledAt === null && row.roles.includes('reviewer')
}

/** The same form once more is the act it was; the id with other words, another reviewer or other rows is not. */
async function answerAgain(
  tx: Tx,
  officer: Person,
  { bulkId, bulk, chosen }: StartBulk,
): Promise<Outcome<{ isNew: boolean }, 'not-found' | 'other-words'>> {
  const [kept] = await tx.select().from(bulkActs).where(eq(bulkActs.id, bulkId))
  if (kept?.madeBy !== officer.id) return refuse('not-found')
  const reviewer = await readBulkReviewer(tx, bulkId)
  const rows = await tx.select().from(bulkRows).where(eq(bulkRows.bulkId, bulkId))
  const names = new Set<string>(chosen.map((one) => (typeof one === 'string' ? one : one.applicationId)))
  const isSame =
    kept.act === bulk.act &&
    kept.note === noteOf(bulk) &&
    kept.outcome === (bulk.act === 'decide' ? bulk.outcome : null) &&
    (kept.dueAt?.getTime() ?? null) === (dueOf(bulk)?.getTime() ?? null) &&
    (reviewer?.id ?? null) === (bulk.act === 'assign' ? bulk.reviewerId : null) &&
    rows.length + kept.missing === chosen.length &&
    rows.every(({ applicationId, number }) => names.has(applicationId ?? number ?? '')) &&
    (bulk.act !== 'extend' || rows.every(({ callId }) => callId === bulk.callId))
  return isSame ? done({ isNew: false }) : refuse('other-words')
}

function dueOf(bulk: Bulk): Date | null {
  if (bulk.act === 'assign') return bulk.dueAt
  return bulk.act === 'extend' ? bulk.until : null
}
