import { asc, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Person } from '#app/domain/people/person.ts'
import type { Touches } from '#app/domain/world.ts'
import type { Id } from '#app/units/id.ts'
import { gpuClasses } from '#db/schema/compute.ts'
import { applications, calls } from '#db/schema/grants.ts'
import { type Call, type CallStage, callStage } from './call.ts'
import { mayReadApplications } from './policy.ts'
import { isUninvolved } from './sight/seen-by.server.ts'

const { createdBy: _createdBy, createdAt: _createdAt, ...told } = getTableColumns(calls)

/** A call's columns with its one deadline, as every read and verb of this module selects them. */
export const callColumns = { ...told, deadline: sql`call_deadline(${calls.id})`.mapWith(instantOrNone) }

/** The same, read with an application: its own deadline, which may be later than its call's. */
export const ownCallColumns = {
  ...told,
  deadline: sql`application_deadline(${applications.id})`.mapWith(instantOrNone),
}

/** Nothing is mapped where the database answers null. */
function instantOrNone(instant: string): Date | null {
  return new Date(instant)
}

export type CallNow = Call & { stage: CallStage }

/** Every call, for everyone: the ones that close soonest first, the closed ones last. */
export async function readCalls(world: Touches<'db' | 'clock'>): Promise<CallNow[]> {
  const now = world.clock.now()
  const rows = await world.db.select(callColumns).from(calls).orderBy(desc(calls.closesAt)).limit(200)
  const order: Record<CallStage, number> = { open: 0, upcoming: 1, closed: 2 }
  return rows
    .map((call) => ({ ...call, stage: callStage(call, now) }))
    .sort((a, b) => order[a.stage] - order[b.stage] || distance(a, now) - distance(b, now))
}

/** The calls a project may be renewed in now. */
export async function readRenewalCalls(world: Touches<'db' | 'clock'>): Promise<CallNow[]> {
  return (await readCalls(world)).filter(({ stage, takesRenewals }) => takesRenewals && stage === 'open')
}

export async function readCallBySlug(world: Touches<'db' | 'clock'>, slug: string): Promise<CallNow | null> {
  const [call] = await world.db.select(callColumns).from(calls).where(eq(calls.slug, slug))
  return call ? { ...call, stage: callStage(call, world.clock.now()) } : null
}

export async function readCall(world: Touches<'db' | 'clock'>, id: Id<'cal'>): Promise<CallNow | null> {
  const [call] = await world.db.select(callColumns).from(calls).where(eq(calls.id, id))
  return call ? { ...call, stage: callStage(call, world.clock.now()) } : null
}

export type CallForStaff = CallNow & { drafts: number; sent: number; decided: number }

/** Calls with how many applications each has, for staff; none with a part in one finds it in a count. */
export async function readCallsForStaff(world: Touches<'db' | 'clock'>, person: Person): Promise<CallForStaff[]> {
  if (!mayReadApplications(person)) return []
  const now = world.clock.now()
  const counted = (where: ReturnType<typeof sql>) =>
    sql<number>`(select count(*)::int from ${applications}
      where application.call_id = call.id and ${isUninvolved(person)} and ${where})`
  const rows = await world.db
    .select({
      ...callColumns,
      drafts: counted(sql`application.state = 'draft'`),
      sent: counted(sql`application.state not in ('draft', 'withdrawn')`),
      decided: counted(sql`application.state = 'decided'`),
    })
    .from(calls)
    .orderBy(desc(calls.closesAt), desc(calls.id))
    .limit(200)
  return rows.map((call) => ({ ...call, stage: callStage(call, now) }))
}

export type GpuClassName = { code: string; name: string }

/** The GPU classes a call may offer, and the names of those it does. */
export async function readGpuClassNames(world: Touches<'db'>): Promise<GpuClassName[]> {
  return world.db
    .select({ code: gpuClasses.code, name: gpuClasses.name })
    .from(gpuClasses)
    .where(eq(gpuClasses.state, 'active'))
    .orderBy(asc(gpuClasses.position), asc(gpuClasses.code))
}

function distance(call: Call, now: Date): number {
  return Math.abs((call.deadline ?? call.opensAt).getTime() - now.getTime())
}
