import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { errorFields, log } from '#app/platform/log.server.ts'
import { type EmbeddedPostgres, startEmbedded } from '#db/embedded.server.ts'
import { endProcess } from './leftovers.ts'
import type { Stops } from './stopping.ts'

const pauseMs = 1_000

/**
 * Starts the embedded Postgres and, when it ends without being asked, starts it again where it was: the pools reconnect by
 * themselves. `onStart` hears of each. One left by a portal that was killed is joined, and is then ours to end.
 */
export async function keepPostgres(
  directory: string,
  { stops, onStart }: { stops: Stops; onStart: (server: EmbeddedPostgres) => Promise<void> },
): Promise<EmbeddedPostgres> {
  let starting = startEmbedded({ directory: join(directory, 'postgres') })
  stops.add(async () => {
    const up = await starting.catch(() => null)
    await (up?.isOurs === false ? endProcess(up.pid, 'SIGINT') : up?.stop())
  })
  const first = await starting
  await onStart(first)
  const startAgain = async (ended: EmbeddedPostgres): Promise<EmbeddedPostgres | null> => {
    try {
      starting = startEmbedded({ directory: join(directory, 'postgres'), port: ended.port })
      await onStart(await starting)
      return await starting
    } catch (problem) {
      log.error({ event: 'postgres.down', ...errorFields(problem) }, 'Postgres could not be started again')
      await wait(pauseMs, undefined, { ref: false })
      return null
    }
  }
  const watch = async () => {
    for (let server = first; ; ) {
      await server.gone
      if (stops.isAsked()) return
      log.error({ event: 'postgres.ended', pid: server.pid }, 'Postgres ended by itself and is started again')
      let next: EmbeddedPostgres | null = null
      while (!next && !stops.isAsked()) next = await startAgain(server)
      if (!next) return
      server = next
    }
  }
  void watch()
  return first
}
