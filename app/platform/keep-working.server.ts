import { setTimeout as wait } from 'node:timers/promises'
import { errorFields, log } from './log.server.ts'

export type Working = { stop(): Promise<void> }
/** Some work that goes on until it is stopped, or ends by itself. */
export type Shift = Working & { ended: Promise<void> }

const pauseMs = 1_000

/** Begins anew whenever a shift ends without being asked, as the queue's does when the database goes away at a bad moment. */
export async function keepWorking(begin: () => Promise<Shift>): Promise<Working> {
  let isStopping = false
  let shift: Shift | null = await begin()
  const goOn = async () => {
    while (!isStopping) {
      if (shift) await endOf(shift, () => isStopping)
      shift = null
      if (isStopping) return
      await wait(pauseMs, undefined, { ref: false })
      shift = await beginning(begin)
      if (isStopping) await shift?.stop()
    }
  }
  const going = goOn()
  return {
    stop: async () => {
      isStopping = true
      await shift?.stop()
      await going
    },
  }
}

async function endOf(shift: Shift, isAsked: () => boolean): Promise<void> {
  try {
    await shift.ended
    if (!isAsked()) log.error({ event: 'worker.ended' }, 'the worker ended by itself')
  } catch (problem) {
    log.error({ event: 'worker.ended', ...errorFields(problem) }, 'the worker ended by itself')
  }
}

async function beginning(begin: () => Promise<Shift>): Promise<Shift | null> {
  try {
    return await begin()
  } catch (problem) {
    log.error({ event: 'worker.down', ...errorFields(problem) }, 'the worker could not begin')
    return null
  }
}
