import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { type Line, megabytes } from './figures.ts'
import { askAll } from './load.ts'
import { makeWorld, startPortal } from './place.ts'
import { memoryOf } from './processes.ts'

/** `npm start` on a world that is there and a build that is fresh, and the memory of the portal after some pages. */
export async function secondStart(bench: Bench): Promise<Line[]> {
  const directory = join(bench.folder, 'start')
  await makeWorld(directory, 10)
  const portal = await startPortal(directory)
  try {
    const pages = ['/', '/impact', '/projects', '/models', '/calls', '/give', '/sign-in']
    const asks = pages.flatMap((page) => Array.from({ length: 20 }, () => ({ url: `${portal.origin}${page}` })))
    await askAll(asks, 4)
    const { now } = await memoryOf(portal.pid)
    const seconds = portal.secondsToReady
    const none = { bare: '', ratio: null }
    return [
      {
        what: 'second start to ready',
        ours: `${seconds.toFixed(1)} s`,
        ...none,
        goal: '< 10 s',
        isMet: seconds < 10,
      },
      { what: 'memory of the portal', ours: megabytes(now), ...none, goal: '< 300 MB', isMet: now < 300e6 },
    ]
  } finally {
    await portal.stop()
  }
}
