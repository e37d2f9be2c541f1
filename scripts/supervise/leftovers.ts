import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, type Running } from './running.ts'

/** After a hard kill: ends the sandbox that stayed. Postgres is not ended but joined, since it may still be recovering. */
export async function endLeftovers(left: Running): Promise<void> {
  const { sandboxPid } = left
  if (sandboxPid && (await isAlive(sandboxPid, 'stripe'))) await endProcess(sandboxPid, 'SIGTERM')
}

/** Asks a process to end and waits until it has, for at most fifteen seconds. */
export async function endProcess(pid: number, signal: 'SIGTERM' | 'SIGINT'): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      process.kill(pid, tries === 0 ? signal : 0)
    } catch {
      return
    }
    await wait(50)
  }
}
