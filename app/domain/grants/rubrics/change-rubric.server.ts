import { eq } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { rubricVersions } from '#db/schema/call-rubrics.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { mayRunCalls, personOf } from '../policy.ts'
import { isRubricFixed, readRubric } from './read-rubric.server.ts'
import { type Blindness, type Criterion, findRubricFault, type RubricFault, sumOfWeights } from './rubric.ts'

export type ChangeRubricRefusal =
  | 'not-allowed'
  | 'not-found'
  | 'stale'
  | 'reviews-begun'
  | 'names-promised'
  | RubricFault

/**
 * Writes the next version of a call's rubric. Refused from the first word of a review on, so that all reviews of a call are
 * written and weighed alike, and where names were to be left out, refused to show them once an application has begun; `number` is the version the officer saw. The same rubric again is no new version.
 */
export async function changeRubric(
  world: Touches<'db' | 'clock' | 'ids'>,
  actor: Actor,
  input: { callId: Id<'cal'>; number: number; criteria: Criterion[]; blindness: Blindness },
): Promise<Outcome<{ number: number }, ChangeRubricRefusal>> {
  const person = personOf(actor)
  if (!person || !mayRunCalls(person)) return refuse('not-allowed')
  const { callId, criteria, blindness } = input
  const at = world.clock.now()
  return world.db.transaction(async (tx) => {
    const [call] = await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    if (!call) return refuse('not-found')
    const fault = findRubricFault(criteria)
    if (fault) return refuse(fault, { sum: sumOfWeights(criteria) })
    const kept = await readRubric(tx, callId)
    if (JSON.stringify([kept.criteria, kept.blindness]) === JSON.stringify([criteria, blindness])) {
      return done({ number: kept.number })
    }
    if (kept.number !== input.number) return refuse('stale')
    if (await isRubricFixed(tx, callId)) return refuse('reviews-begun')
    const showsNames = kept.blindness === 'double' && blindness === 'single'
    if (showsNames && (await hasApplications(tx, callId))) return refuse('names-promised')
    const number = kept.number + 1
    const id = world.ids.next('rub')
    await tx
      .insert(rubricVersions)
      .values({ id, callId, number, criteria, blindness, writtenBy: person.id, writtenAt: at })
    await recordHappening(
      tx,
      { ids: world.ids, at, actor },
      {
        kind: 'rubric-changed',
        subject: { type: 'call', id: callId },
        before: { number: kept.number, criteria: kept.criteria.map(inWords), blindness: kept.blindness },
        after: { number, criteria: criteria.map(inWords), blindness },
      },
    )
    return done({ number })
  })
}

/** A draft counts: whoever writes it was told that reviewers see no names. */
async function hasApplications(tx: Tx, callId: Id<'cal'>): Promise<boolean> {
  const begun = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.callId, callId))
    .limit(1)
  return begun.length > 0
}

function inWords({ title, weight }: Criterion): string {
  return `${title} ${weight}%`
}
