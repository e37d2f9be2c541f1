import type { Allocation, AllocationLine } from './read-allocations.server.ts'

/** An allocation as machines read it: amounts are whole seconds of one asset, as text. */
export function allocationJson(line: AllocationLine) {
  const time = (seconds: bigint) => ({ asset: `GPU:${line.gpuClass}`, seconds: seconds.toString() })
  return {
    id: line.id,
    project: { id: line.projectId, slug: line.projectSlug, title: line.projectTitle, slurm_account: line.slurmAccount },
    gpu_class: line.gpuClass,
    state: line.state,
    first_month: line.firstMonth,
    last_month: line.lastMonth,
    granted: time(line.granted),
    used: time(line.used),
    running: time(line.running),
    left: time(line.left),
  }
}

export function allocationWithMonthsJson(allocation: Allocation) {
  const time = (seconds: bigint) => ({ asset: `GPU:${allocation.gpuClass}`, seconds: seconds.toString() })
  return {
    ...allocationJson(allocation),
    months: allocation.months.map(({ month, planned, used, running }) => ({
      month,
      planned: time(planned),
      used: time(used),
      running: time(running),
    })),
  }
}
