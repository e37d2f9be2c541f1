import { and, eq } from 'drizzle-orm'
import { type Gate, isGateOpen } from '#app/domain/grants/gate.ts'
import { readGate } from '#app/domain/grants/read-gate.server.ts'
import { readAwardRule } from '#app/domain/grants/reports/read-award-rule.server.ts'
import { type GpuSeconds, gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Day } from '#app/units/time.ts'
import type { Reads } from '#db/client.server.ts'
import { awardLines } from '#db/schema/agreements.ts'
import { applications, awards } from '#db/schema/grants.ts'

/** The part of an award that waits, and what it waits for. */
export type LastPart = { share: number; held: GpuSeconds; free: GpuSeconds; projectId: Id<'prj'>; gate: Gate }

/**
 * How many hours of a class an award may be given while its reports are overdue or its promised class is not verified: all but
 * the share that its call holds back, to the GPU-second below. Null when nothing waits.
 */
export async function readLastPart(
  reads: Reads,
  { awardId, gpuClass, today }: { awardId: Id<'awd'>; gpuClass: string; today: Day },
): Promise<LastPart | null> {
  const [award] = await reads
    .select({ projectId: awards.projectId, callId: applications.callId, seconds: awardLines.seconds })
    .from(awardLines)
    .innerJoin(awards, eq(awards.id, awardLines.awardId))
    .innerJoin(applications, eq(applications.id, awards.applicationId))
    .where(and(eq(awardLines.awardId, awardId), eq(awardLines.gpuClass, gpuClass)))
  if (!award) return null
  const { lastShare: share } = await readAwardRule(reads, award.callId)
  if (share === 0) return null
  const gate = await readGate(reads, award.projectId, today, awardId)
  if (isGateOpen(gate)) return null
  const free = gpuSeconds((award.seconds * BigInt(100 - share)) / 100n)
  return { share, free, held: gpuSeconds(award.seconds - free), projectId: award.projectId, gate }
}
