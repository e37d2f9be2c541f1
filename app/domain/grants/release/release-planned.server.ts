import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import type { Actor, Person } from '#app/domain/people/person.ts'
import { toPerson } from '#app/domain/people/person-row.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import type { Tx } from '#db/client.server.ts'
import { calls } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { plannedDrafts, releasePlans } from '#db/schema/releases.ts'
import { mayRunCalls } from '../policy.ts'
import type { Draft } from './read-drafts.server.ts'
import { type CallRefusal, lackingSecond, type Ready, readyToRelease, releaseDrafts } from './release-call.server.ts'

/** Why a planned release did not happen at its instant. */
export type PlannedRefusal = CallRefusal | 'no-officer' | 'changed-since'
type World = Touches<'db' | 'clock' | 'ids' | 'lab'>
type Plan = typeof releasePlans.$inferSelect

/**
 * Releases what is planned and due, each plan in one transaction with what it releases, so that a crash leaves it undone or done
 * and never twice. What was withdrawn meanwhile is left out; a draft made anew since, a second officer who is lacking, or a
 * planner who may release no more, refuses the plan. One that breaks keeps none of the others waiting; it is thrown once they are
 * done, and tried anew the next time. Answers how many were released.
 */
export async function releasePlanned(world: World, actor: Actor): Promise<number> {
  const due = await world.db
    .select({ id: releasePlans.id, callId: releasePlans.callId })
    .from(releasePlans)
    .where(and(eq(releasePlans.state, 'waiting'), lte(releasePlans.releaseAt, world.clock.now())))
    .orderBy(asc(releasePlans.releaseAt))
    .limit(100)
  let released = 0
  const broken: unknown[] = []
  for (const plan of due) {
    try {
      if (await releaseOnePlan(world, actor, plan)) released += 1
    } catch (cause) {
      broken.push(cause)
    }
  }
  if (broken.length > 0) {
    const words = broken.map((cause) => (cause instanceof Error ? cause.message : String(cause))).join('; ')
    throw new AggregateError(broken, `planned releases broke: ${words}`)
  }
  return released
}

async function releaseOnePlan(
  world: World,
  actor: Actor,
  { id, callId }: { id: Id<'rpl'>; callId: Id<'cal'> },
): Promise<boolean> {
  const at = world.clock.now()
  const by = { ids: world.ids, at, actor }
  return world.db.transaction(async (tx) => {
    // The call before the plan, as whoever plans or releases by hand locks them.
    await tx.select({ id: calls.id }).from(calls).where(eq(calls.id, callId)).for('update')
    const [plan] = await tx.select().from(releasePlans).where(eq(releasePlans.id, id)).for('update')
    if (plan?.state !== 'waiting') return false
    const person = await readOfficer(tx, plan.plannedBy)
    const ready = person ? await readyPlan(tx, world, { plan, person }) : refuse('no-officer' as const)
    if (!ready.ok || !person) {
      const refusal = ready.ok ? 'no-officer' : ready.refused
      await endPlan(tx, id, { state: 'refused', endedAt: at, refusal })
      const subject = { type: 'call', id: callId }
      await recordHappening(tx, by, { kind: 'planned-release-refused', subject, after: { planId: id, refusal } })
      return false
    }
    const { releaseId } = await releaseDrafts(tx, { ...by, lab: world.lab }, { ...ready.value, person })
    await endPlan(tx, id, { state: 'released', endedAt: at, releaseId })
    return true
  })
}

async function readyPlan(
  tx: Tx,
  world: World,
  { plan, person }: { plan: Plan; person: Person },
): Promise<Outcome<Ready, PlannedRefusal>> {
  const ready = await readyToRelease(tx, world.lab, { callId: plan.callId, person })
  if (!ready.ok) return ready
  if (!(await arePlanned(tx, plan.id, ready.value.drafts))) return refuse('changed-since')
  return lackingSecond(ready.value.drafts) ? refuse('needs-second') : done(ready.value)
}

/** Whether an officer has looked at each of these drafts when the release was planned. */
async function arePlanned(tx: Tx, planId: Id<'rpl'>, drafts: readonly Draft[]): Promise<boolean> {
  const rows = await tx.select().from(plannedDrafts).where(eq(plannedDrafts.planId, planId))
  const planned = new Map(rows.map(({ decisionId, draft }) => [decisionId, draft]))
  return drafts.every(({ decisionId, draft }) => planned.get(decisionId) === draft)
}

/** Who planned it, if she still may release. */
async function readOfficer(tx: Tx, personId: Id<'psn'>): Promise<Person | null> {
  const [row] = await tx
    .select()
    .from(people)
    .where(and(eq(people.id, personId), isNull(people.disabledAt)))
  const person = row && toPerson(row)
  return person && mayRunCalls(person) ? person : null
}

async function endPlan(tx: Tx, id: Id<'rpl'>, end: Partial<typeof releasePlans.$inferInsert>): Promise<void> {
  await tx.update(releasePlans).set(end).where(eq(releasePlans.id, id))
}
