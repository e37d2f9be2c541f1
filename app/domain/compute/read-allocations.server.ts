import { and, asc, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { readTotals } from '#app/domain/ledger/read-totals.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { allocationMonths, allocations } from '#db/schema/compute.ts'
import { projectMembers, projects } from '#db/schema/grants.ts'
import { people } from '#db/schema/people.ts'
import { maySeeEveryAllocation } from './policy.ts'

export type AllocationLine = {
  id: Id<'alo'>
  awardId: Id<'awd'> | null
  projectId: Id<'prj'>
  projectTitle: string
  projectSlug: string
  slurmAccount: string | null
  leadName: string
  gpuClass: string
  state: 'scheduled' | 'open' | 'throttled' | 'ended'
  origin: 'granted' | 'usage'
  firstMonth: Month
  lastMonth: Month
  granted: GpuSeconds
  used: GpuSeconds
  running: GpuSeconds
  /** Granted less used and running; below zero when more ran than was granted. */
  left: GpuSeconds
}
export type AllocationMonth = { month: Month; planned: GpuSeconds; used: GpuSeconds; running: GpuSeconds }
export type Allocation = AllocationLine & { months: AllocationMonth[] }

type Page = { after?: Id<'alo'> | string | null; size: number; state?: string; projectId?: string }

/** Allocations this person may see, newest first, one more than the page: staff all, others those of their projects. */
export async function readAllocations(reads: Reads, person: Person, page: Page): Promise<AllocationLine[]> {
  return readLines(
    reads,
    and(
      seenBy(person),
      page.after ? lt(allocations.id, page.after as Id<'alo'>) : undefined,
      page.state ? eq(allocations.state, page.state as 'open') : undefined,
      page.projectId ? eq(allocations.projectId, page.projectId as Id<'prj'>) : undefined,
    ),
    page.size + 1,
  )
}

/** One allocation with its months, or null when there is none or this person may not see it. */
export async function readAllocationFor(reads: Reads, person: Person, id: Id<'alo'>): Promise<Allocation | null> {
  const [line] = await readLines(reads, and(seenBy(person), eq(allocations.id, id)), 1)
  if (!line) return null
  const [planned, totals] = await Promise.all([
    reads
      .select()
      .from(allocationMonths)
      .where(eq(allocationMonths.allocationId, id))
      .orderBy(asc(allocationMonths.month)),
    readTotals(reads, { kinds: ['used', 'running'], ownerIds: [id] }),
  ])
  const names = new Set([...planned.map((plan) => plan.month), ...totals.map((total) => total.month as Month)])
  const of = (kind: string, month: Month) =>
    gpuSeconds(totals.find((total) => total.kind === kind && total.month === month)?.balance ?? 0n)
  const months = [...names].sort().map((month) => ({
    month,
    planned: planned.find((plan) => plan.month === month)?.planned ?? gpuSeconds(0n),
    used: of('used', month),
    running: of('running', month),
  }))
  return { ...line, months }
}

function seenBy(person: Person): SQL | undefined {
  if (maySeeEveryAllocation(person)) return undefined
  return sql`(${projects.leadId} = ${person.id} or exists (select 1 from ${projectMembers}
    where ${projectMembers.projectId} = ${projects.id} and ${projectMembers.personId} = ${person.id}))`
}

async function readLines(reads: Reads, where: SQL | undefined, size: number): Promise<AllocationLine[]> {
  const rows = await reads
    .select({ allocation: allocations, project: projects, leadName: people.name })
    .from(allocations)
    .innerJoin(projects, eq(projects.id, allocations.projectId))
    .innerJoin(people, eq(people.id, projects.leadId))
    .where(where)
    .orderBy(desc(allocations.id))
    .limit(size)
  const ids = rows.map((row) => row.allocation.id)
  const sums = await readUse(reads, ids)
  return rows.map(({ allocation, project, leadName }) => {
    const { used, running } = sums.get(allocation.id) ?? { used: 0n, running: 0n }
    const { id, gpuClass, state, origin, firstMonth, lastMonth, granted } = allocation
    return {
      id,
      awardId: allocation.awardId,
      projectId: project.id,
      projectTitle: project.title,
      projectSlug: project.slug,
      slurmAccount: project.slurmAccount,
      leadName,
      gpuClass,
      state,
      origin,
      firstMonth,
      lastMonth,
      granted,
      used: gpuSeconds(used),
      running: gpuSeconds(running),
      left: gpuSeconds(granted - used - running),
    }
  })
}

async function readUse(reads: Reads, ids: Id<'alo'>[]): Promise<Map<string, { used: bigint; running: bigint }>> {
  const sums = new Map<string, { used: bigint; running: bigint }>()
  if (ids.length === 0) return sums
  const totals = await readTotals(reads, { kinds: ['used', 'running'], ownerIds: ids })
  for (const { ownerId, kind, balance } of totals) {
    if (!ownerId) continue
    const sum = sums.get(ownerId) ?? { used: 0n, running: 0n }
    sum[kind === 'used' ? 'used' : 'running'] += balance
    sums.set(ownerId, sum)
  }
  return sums
}

/** Awards with hours that have no allocation of that class yet: what the compute officer has to do. */
export async function readToAllocate(reads: Reads, of: { awardId?: Id<'awd'>; projectId?: Id<'prj'> } = {}) {
  const rows = await reads.execute<{
    award_id: Id<'awd'>
    project_id: Id<'prj'>
    title: string
    gpu_class: string
    seconds: string
    first_month: Month
    last_month: Month
    accepted_at: string
  }>(sql`select w.id as award_id, w.accepted_at::text as accepted_at, w.project_id, p.title, l.gpu_class, l.seconds::text as seconds, l.first_month, l.last_month
    from award w join project p on p.id = w.project_id join award_line l on l.award_id = w.id
    where not exists (select 1 from allocation a where a.project_id = w.project_id and a.award_id = w.id and a.gpu_class = l.gpu_class)
      and p.state <> 'closed' ${of.awardId ? sql`and w.id = ${of.awardId}` : sql``} ${of.projectId ? sql`and w.project_id = ${of.projectId}` : sql``}
    order by w.accepted_at, w.id, l.gpu_class limit 50`)
  return rows.map((row) => ({
    awardId: row.award_id,
    projectId: row.project_id,
    title: row.title,
    gpuClass: row.gpu_class,
    seconds: gpuSeconds(BigInt(row.seconds)),
    firstMonth: row.first_month,
    lastMonth: row.last_month,
    acceptedAt: new Date(row.accepted_at),
  }))
}

/** Projects hours can be given to or runs charged to. */
export async function readProjectChoices(reads: Reads) {
  return reads
    .select({ id: projects.id, title: projects.title, slurmAccount: projects.slurmAccount })
    .from(projects)
    .where(inArray(projects.state, ['pending_signature', 'active', 'suspended', 'closing']))
    .orderBy(asc(projects.title))
    .limit(500)
}

/** The award that would take over an allocation an import opened: the first of its project and class that waits to be allocated. */
export async function readWaitingAward(
  reads: Reads,
  { origin, projectId, gpuClass }: Pick<AllocationLine, 'origin' | 'projectId' | 'gpuClass'>,
): Promise<Id<'awd'> | null> {
  if (origin !== 'usage') return null
  const waiting = await readToAllocate(reads, { projectId })
  return waiting.find((line) => line.gpuClass === gpuClass)?.awardId ?? null
}
