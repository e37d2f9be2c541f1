import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Touches } from '#app/domain/world.ts'
import { type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { people, signInLinks } from '#db/schema/people.ts'
import { nameFromEmail } from './email.ts'
import { actorOf, type Person } from './person.ts'
import { toPerson } from './person-row.ts'
import { hashSecret } from './verify-token.server.ts'

type RedeemWorld = Touches<'db' | 'clock' | 'ids'>
export type Redeemed = { person: Person; to: string; isNew: boolean }

/**
 * Uses up a sign-in link, once, and answers its person; an address seen for the first time becomes a person. The caller opens
 * the session. Refuses links that are unknown, used or past their time, and disabled people.
 */
export async function redeemSignInLink(
  world: RedeemWorld,
  token: string,
): Promise<Outcome<Redeemed, 'link-not-good' | 'disabled'>> {
  const now = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [link] = await tx
      .update(signInLinks)
      .set({ usedAt: now })
      .where(
        and(eq(signInLinks.tokenHash, hashSecret(token)), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)),
      )
      .returning()
    if (!link) return refuse('link-not-good')
    const { row, isNew } = await findOrJoin(tx, { world, now, email: link.email })
    if (row.disabledAt) return refuse('disabled')
    const person = toPerson(row)
    const by = { ids: world.ids, at: now, actor: actorOf(person) }
    const subject = { type: 'person', id: person.id }
    if (isNew) await recordHappening(tx, by, { kind: 'person-joined', subject })
    await recordHappening(tx, by, { kind: 'signed-in', subject, after: { by: 'link' } })
    return { ok: true as const, value: { person, to: link.redirectTo, isNew } }
  })
}

async function findOrJoin(tx: Tx, asked: { world: RedeemWorld; now: Date; email: string }) {
  const [joined] = await tx
    .insert(people)
    .values({
      id: asked.world.ids.next('psn'),
      email: asked.email,
      name: nameFromEmail(asked.email),
      createdAt: asked.now,
    })
    .onConflictDoNothing()
    .returning()
  if (joined) return { row: joined, isNew: true }
  const [known] = await tx
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, asked.email))
  if (!known) throw new Error('an address that is taken has a person')
  return { row: known, isNew: false }
}
