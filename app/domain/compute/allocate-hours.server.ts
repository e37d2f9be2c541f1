import { and, eq, or, sql } from 'drizzle-orm'
import { queueLetter } from '#app/domain/activity/queue-letter.server.ts'
import { recordHappening } from '#app/domain/activity/record-happening.server.ts'
import { comparePosted } from '#app/domain/ledger/compare-posted.server.ts'
import type { Actor } from '#app/domain/people/person.ts'
import type { Ids, Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'
import { monthOf } from '#app/units/time.ts'
import type { Tx } from '#db/client.server.ts'
import { happenings } from '#db/schema/activity.ts'
import { allocations, gpuClasses } from '#db/schema/compute.ts'
import { awards, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { grantHours, grantMoves } from './grant-hours.server.ts'
import { cleanPlan, type MonthHours, sumPlan } from './month-plan.ts'
import { overrideOf } from './override-of.server.ts'
import { mayManageCompute } from './policy.ts'
import { refusingShortfall } from './refusing-shortfall.server.ts'

export type AllocateHours = {
  /**
   * Made with the form, so that the same form sent twice is answered as the first time. The allocation gets it, unless one that an
   * import opened is taken over: then the history keeps it.
   */
  allocationId?: Id<'alo'> | undefined
  projectId: Id<'prj'>
  awardId?: Id<'awd'> | null
  gpuClass: string
  months: readonly MonthHours[]
  /** Why the last part of the award is given although something it waits for is missing. */
  override?: string
}
export type AllocateRefusal =
  | 'not-allowed'
  | 'no-hours'
  | 'no-such-project'
  | 'no-such-class'
  | 'already-allocated'
  | 'other-words'
  | 'not-enough-left'
  | 'last-part-waits'

/**
 * Gives a project hours of one class, month by month, out of the pools; opens the allocation and writes to the project's
 * lead. Never beyond what a pool holds: then nothing is given and every short month is named with what was asked and is left.
 * The last part of an award waits for its reports and its promised class, unless a reason is given, which the history keeps. The
 * same form sent twice is one allocation.
 */
export async function allocateHours(
  world: Touches<'db' | 'clock' | 'ids' | 'lab'>,
  actor: Actor,
  input: AllocateHours,
): Promise<Outcome<{ allocationId: Id<'alo'> }, AllocateRefusal>> {
  if (!mayManageCompute(actor)) return refuse('not-allowed')
  const plan = cleanPlan(input.months)
  if (!plan) return refuse('no-hours')
  const by = { ids: world.ids, at: world.clock.now(), actor }
  return refusingShortfall<{ allocationId: Id<'alo'> }, AllocateRefusal>(world.db, { ...input, plan }, () =>
    world.db.transaction(async (tx) => {
      const absent = await findAbsent(tx, input)
      if (absent) return refuse(absent)
      const overridden = await overrideOf(tx, world, { ...input, seconds: sumPlan(plan) })
      if (overridden === 'last-part-waits') return refuse(overridden)
      const allocationId = await openAllocation(tx, by, input, plan)
      if (!allocationId) return answerAgain(tx, input, plan)
      const grant = { kind: 'hours-allocated' as const, allocationId, gpuClass: input.gpuClass, plan }
      if (!(await grantHours(tx, by, grant))) throw new Error(`hours for ${allocationId} were posted before`)
      const { projectId, gpuClass, awardId = null } = input
      const asked = input.allocationId !== allocationId && input.allocationId ? { formId: input.allocationId } : {}
      const after = { projectId, awardId, gpuClass, seconds: sumPlan(plan), ...overridden, ...asked }
      const subject = { type: 'allocation', id: allocationId }
      await recordHappening(tx, by, { kind: 'hours-allocated', subject, after })
      const lead = await readLead(tx, projectId)
      await queueLetter(tx, by, { kind: 'allocation-opened', to: { email: lead.email, personId: lead.id }, subject })
      return done({ allocationId })
    }),
  )
}

async function findAbsent(tx: Tx, input: AllocateHours): Promise<AllocateRefusal | null> {
  const [project] = await tx.select({ state: projects.state }).from(projects).where(eq(projects.id, input.projectId))
  if (!project || project.state === 'closed') return 'no-such-project'
  const [known] = await tx
    .select({ state: gpuClasses.state })
    .from(gpuClasses)
    .where(eq(gpuClasses.code, input.gpuClass))
  if (known?.state !== 'active') return 'no-such-class'
  if (!input.awardId) return null
  const [award] = await tx.select({ projectId: awards.projectId }).from(awards).where(eq(awards.id, input.awardId))
  return award?.projectId === input.projectId ? null : 'no-such-project'
}

type Opened = { ids: Ids; at: Date; actor: Actor }

/** A new allocation, or the one an import opened for runs nobody had granted: its hours used so far count against the grant. */
async function openAllocation(
  tx: Tx,
  { ids, at, actor }: Opened,
  { allocationId, projectId, gpuClass, awardId = null }: AllocateHours,
  plan: readonly MonthHours[],
): Promise<Id<'alo'> | null> {
  const [first, last] = [plan[0], plan.at(-1)]
  if (!first || !last) throw new Error('an allocation needs at least one month')
  const granted = {
    awardId,
    origin: 'granted' as const,
    state: first.month > monthOf(at) ? ('scheduled' as const) : ('open' as const),
    firstMonth: first.month,
    lastMonth: last.month,
    granted: sumPlan(plan),
    createdBy: actor.kind === 'person' ? actor.person.id : null,
  }
  const mine = and(eq(allocations.projectId, projectId), eq(allocations.gpuClass, gpuClass))
  const [adopted] = await tx
    .update(allocations)
    .set(granted)
    .where(and(mine, eq(allocations.origin, 'usage')))
    .returning({ id: allocations.id })
  if (adopted) return adopted.id
  const [opened] = await tx
    .insert(allocations)
    .values({ id: allocationId ?? ids.next('alo'), projectId, gpuClass, ...granted, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: allocations.id })
  return opened?.id ?? null
}

/** What a form is answered whose project has its allocation: as the first time, if this form made it for this award with these hours. */
async function answerAgain(
  tx: Tx,
  { allocationId: formId, projectId, gpuClass, awardId = null }: AllocateHours,
  plan: readonly MonthHours[],
): Promise<Outcome<{ allocationId: Id<'alo'> }, AllocateRefusal>> {
  const made = formId ? await findMade(tx, formId, projectId) : null
  if (!made) return refuse('already-allocated')
  const moves = grantMoves({ allocationId: made.id, gpuClass, plan })
  const posted = await comparePosted(tx, {
    kind: 'hours-allocated',
    source: { type: 'allocation', id: made.id },
    moves,
  })
  if (!posted) return refuse('already-allocated')
  const isSame = made.projectId === projectId && made.gpuClass === gpuClass && made.awardId === awardId
  return posted === 'same' && isSame ? done({ allocationId: made.id }) : refuse('other-words')
}

/** The allocation a form made, or took over in its project. */
async function findMade(tx: Tx, formId: Id<'alo'>, project: Id<'prj'>) {
  const tookOver = sql`exists (select 1 from ${happenings} where ${happenings.subjectType} = 'allocation'
    and ${happenings.subjectId} = ${allocations.id} and ${happenings.after} ->> 'formId' = ${formId})`
  const { id, projectId, gpuClass, awardId } = allocations
  const [made] = await tx
    .select({ id, projectId, gpuClass, awardId })
    .from(allocations)
    .where(or(eq(id, formId), and(eq(projectId, project), tookOver)))
  return made ?? null
}

async function readLead(tx: Tx, projectId: Id<'prj'>) {
  const [lead] = await tx
    .select({ id: people.id, email: people.email })
    .from(projects)
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(eq(projects.id, projectId))
  if (!lead) throw new Error(`project ${projectId} has no lead`)
  return lead
}
