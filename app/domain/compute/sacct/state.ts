/** What a Slurm job state means for charging: hours are charged by time, the state only says whether they are final. */
export type Stage = 'pending' | 'running' | 'ended' | 'unknown'

const stages: Record<string, Exclude<Stage, 'unknown'>> = {
  PENDING: 'pending',
  REQUEUE_FED: 'pending',
  REQUEUE_HOLD: 'pending',
  RESV_DEL_HOLD: 'pending',
  SPECIAL_EXIT: 'pending',
  RUNNING: 'running',
  SUSPENDED: 'running',
  RESIZING: 'running',
  COMPLETING: 'running',
  CONFIGURING: 'running',
  SIGNALING: 'running',
  STAGE_OUT: 'running',
  STOPPED: 'running',
  BOOT_FAIL: 'ended',
  CANCELLED: 'ended',
  COMPLETED: 'ended',
  DEADLINE: 'ended',
  FAILED: 'ended',
  LAUNCH_FAILED: 'ended',
  NODE_FAIL: 'ended',
  OUT_OF_MEMORY: 'ended',
  PREEMPTED: 'ended',
  RECONFIG_FAIL: 'ended',
  REQUEUED: 'ended',
  REVOKED: 'ended',
  TIMEOUT: 'ended',
}

/** Reads a state: `CANCELLED by 1300204` and the cut `OUT_OF_ME+` included. */
export function stageOf(state: string): Stage {
  const known = stages[state]
  if (known) return known
  const word = state.trim().split(' ')[0]?.toUpperCase() ?? ''
  if (!word.endsWith('+')) return stages[word] ?? 'unknown'
  const stem = word.slice(0, -1)
  const meant = Object.keys(stages).filter((name) => stem.length > 2 && name.startsWith(stem))
  const found = new Set(meant.map((name) => stages[name]))
  return found.size === 1 ? ([...found][0] ?? 'unknown') : 'unknown'
}
