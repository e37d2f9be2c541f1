import { eq, inArray } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { type Day, dayIn, type Month } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { calls } from '#db/schema/grants.ts'
import { slugOf } from './call.ts'
import { writeFirstVersions } from './first-versions.server.ts'
import { mayRunCalls, personOf } from './policy.ts'

export type CallWords = {
  title: string
  slug?: string
  summary: string
  body: string
  opensAt: Date
  /** Null for a rolling call. */
  closesAt: Date | null
  timeZone: string
  graceMinutes: number
  firstMonth: Month
  lastMonth: Month
  gpuClasses: readonly string[]
  offerDays?: number
  appealDays?: number
  /** Days of the call's zone that are announced; null or left out: none. */
  reviewsUntil?: Day | null
  decisionsOn?: Day | null
  takesRenewals?: boolean
}

export type CallRefusal =
  | 'not-allowed'
  | 'closes-before-it-opens'
  | 'window-backwards'
  | 'no-class'
  | 'unknown-class'
  | 'unknown-zone'
  | 'slug-taken'
  | 'no-such-call'
  | 'dates-out-of-order'

/** Makes a call for proposals known, from the moment it opens, with the standard form, rubric and
 * agreement as their first versions, or those of the call it is a copy of. Refuses a window or closing time that runs backwards and an address in use. */
export async function openCall(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  { copyOf, ...words }: CallWords & { copyOf?: Id<'cal'> | undefined },
): Promise<Outcome<{ callId: Id<'cal'>; slug: string }, CallRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const wrong = await refuseCallWords(tx, words)
    if (wrong) return refuse(wrong)
    if (copyOf && !(await isThere(tx, copyOf))) return refuse('no-such-call')
    const slug = slugOf(words.slug || words.title)
    if (!slug) return refuse('slug-taken')
    const id = world.ids.next('cal')
    const [made] = await tx
      .insert(calls)
      .values({ ...words, id, slug, gpuClasses: [...words.gpuClasses], createdBy: person.id, createdAt: at })
      .onConflictDoNothing()
      .returning({ id: calls.id })
    if (!made) return refuse('slug-taken')
    await writeFirstVersions(tx, { ids: world.ids, callId: id, by: person.id, at, copyOf: copyOf ?? null })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'call-opened',
        subject: { type: 'call', id },
        after: { slug, closesAt: words.closesAt, gpuClasses: words.gpuClasses },
      },
    )
    return done({ callId: id, slug })
  })
}

/** What is wrong with a call's figures; null when nothing is. */
export async function refuseCallWords(tx: Tx, words: CallWords): Promise<CallRefusal | null> {
  if (words.closesAt && words.closesAt <= words.opensAt) return 'closes-before-it-opens'
  if (words.lastMonth < words.firstMonth) return 'window-backwards'
  if (words.gpuClasses.length === 0) return 'no-class'
  if (!isZone(words.timeZone)) return 'unknown-zone'
  if (!areInOrder(words)) return 'dates-out-of-order'
  const known = await tx
    .select({ code: gpuClasses.code })
    .from(gpuClasses)
    .where(inArray(gpuClasses.code, [...words.gpuClasses]))
  return new Set(words.gpuClasses).size === known.length ? null : 'unknown-class'
}

/** It closes, then reviewers read, then everybody hears; what is not announced stands in nobody's way. */
function areInOrder({ closesAt, timeZone, reviewsUntil, decisionsOn }: CallWords): boolean {
  const days = [closesAt && dayIn(timeZone, closesAt), reviewsUntil, decisionsOn].filter(
    (day) => typeof day === 'string',
  )
  return days.every((day, index) => index === 0 || (days[index - 1] ?? day) <= day)
}

async function isThere(tx: Tx, callId: Id<'cal'>): Promise<boolean> {
  return (await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId))).length > 0
}

/** Intl knows the zones; it has no way to ask but to try. */
function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone })
    return true
  } catch (problem) {
    if (problem instanceof RangeError) return false
    throw problem
  }
}
