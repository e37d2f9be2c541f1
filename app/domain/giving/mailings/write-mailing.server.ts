import { and, eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { mailings } from '#db/schema/mailings.ts'
import { mayHelpDonors } from '../policy.ts'
import type { MailingWords } from './mailing.ts'

export type WriteRefusal = 'not-staff' | 'no-words' | 'no-such-mailing' | 'not-a-draft'
type WriteWorld = Touches<'db' | 'clock' | 'ids'>

/** Writes a letter to the donors of a segment. Nothing goes out: it is a draft until it is sent. */
export async function writeMailing(
  world: WriteWorld,
  staff: Person,
  { query, requestId, ...words }: MailingWords & { query: string; requestId?: string | undefined },
): Promise<Outcome<{ mailingId: Id<'mlg'> }, WriteRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  if (isEmpty(words)) return refuse('no-words')
  const at = world.clock.now()
  const id = world.ids.next('mlg')
  return world.db.transaction(async (tx) => {
    await tx.insert(mailings).values({ ...words, id, query, state: 'draft', writtenBy: staff.id, writtenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'mailing-written', subject: { type: 'mailing', id } },
    )
    return done({ mailingId: id })
  })
}

/** Changes a letter that has not been sent. */
export async function rewriteMailing(
  world: WriteWorld,
  staff: Person,
  { mailingId, requestId, ...words }: MailingWords & { mailingId: Id<'mlg'>; requestId?: string | undefined },
): Promise<Outcome<undefined, WriteRefusal>> {
  if (!mayHelpDonors(staff)) return refuse('not-staff')
  if (isEmpty(words)) return refuse('no-words')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [known] = await tx.select().from(mailings).where(eq(mailings.id, mailingId))
    if (!known) return refuse('no-such-mailing')
    const [rewritten] = await tx
      .update(mailings)
      .set(words)
      .where(and(eq(mailings.id, mailingId), eq(mailings.state, 'draft')))
      .returning({ id: mailings.id })
    if (!rewritten) return refuse('not-a-draft')
    await recordHappening(
      tx,
      { ids: world.ids, at, actor: actorOf(staff, requestId) },
      { kind: 'mailing-rewritten', subject: { type: 'mailing', id: mailingId } },
    )
    return done()
  })
}

function isEmpty({ subject, words }: MailingWords): boolean {
  return subject.trim() === '' || words.trim() === ''
}
