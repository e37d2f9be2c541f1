import { Remedy, say } from './say.ts'

/** Longer than requests and jobs are waited for; what is not down by then is left to the operating system. */
const patienceMs = 25_000

export type Stops = {
  /** Remembers how to stop what was just started, or what is starting now. */
  add(stop: () => Promise<void>): void
  /** Stops everything, the last started first; asked twice, it is done once. */
  stop(): Promise<void>
  isAsked(): boolean
}

/** What to undo when the process ends. Whatever is added after the end was asked for is refused. */
export function createStops(): Stops {
  const stops: (() => Promise<void>)[] = []
  let stopped: Promise<void> | undefined
  return {
    add: (stop) => {
      stops.push(stop)
      if (stopped) throw new Remedy('Stopped before it was up.')
    },
    stop: () => {
      stopped ??= stopAll(stops)
      return stopped
    },
    isAsked: () => stopped !== undefined,
  }
}

/** Stops on Ctrl-C, SIGTERM and a closed terminal. */
export function stopOnSignals(stops: Stops): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stops.isAsked()) say('\nStopping …')
      setTimeout(() => process.exit(1), patienceMs).unref()
      stops.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  let failure: unknown
  for (let stopOne = stops.pop(); stopOne; stopOne = stops.pop()) {
    try {
      await stopOne()
    } catch (problem) {
      failure ??= problem
    }
  }
  if (failure !== undefined) throw failure
}
