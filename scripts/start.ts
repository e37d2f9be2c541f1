import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { JobHandlers } from '#app/jobs/index.server.ts'
import { env } from '#app/platform/env.server.ts'
import { isFree } from './supervise/keepsakes.ts'
import { Remedy, say, saying } from './supervise/say.ts'
import { startStandIns } from './supervise/stand-ins.ts'
import { createStops, type Stops, stopOnSignals } from './supervise/stopping.ts'

export type Developing = {
  developing: RequestHandler
  readBuild: () => Promise<ServerBuild>
  readHandlers: () => Promise<JobHandlers>
  close: () => Promise<void>
}

/** Brings the whole portal up in this process, says where it is, and takes it down again on a signal. */
export async function start(developing?: Developing): Promise<void> {
  const settings = env()
  // React and Remix are as fast as they can be only when told so; what the person said is already read above.
  if (!developing) process.env.NODE_ENV = 'production'
  await requirePort(settings.port)
  const stops = createStops()
  stopOnSignals(stops)
  if (!developing) loadAhead()
  try {
    await startStandIns({ stops, isDeveloping: developing !== undefined, port: settings.port })
    await bringUp(stops, developing)
    greet()
  } catch (problem) {
    const wasAsked = stops.isAsked()
    await stops.stop()
    if (!wasAsked) throw problem
  }
}

/** Reads the portal's modules while Postgres starts, which takes about as long. What fails here fails again where it is needed. */
function loadAhead(): void {
  void Promise.allSettled([import('#app/worker.server.ts'), import('#app/server.ts'), pagesOf(undefined)])
}

async function bringUp(stops: Stops, developing: Developing | undefined): Promise<void> {
  const { dropHalfTold, seedWhenNew } = await import('./supervise/seed.ts')
  if (env().isDemo) await dropHalfTold(env().databaseUrl)
  const { migrateDatabase } = await import('#db/migrate.server.ts')
  await saying('Migrating the database', () => migrateDatabase(env().ownerUrl))
  const { closeWorld, world } = await import('#app/world.server.ts')
  stops.add(closeWorld)
  if (env().isDemo) await seedWhenNew(world)
  const { startWorker } = await import('#app/worker.server.ts')
  const worker = await startWorker(developing ? { readHandlers: developing.readHandlers } : {})
  stops.add(worker.stop)
  const { serve } = await import('#app/server.ts')
  const serving = await serve(await pagesOf(developing))
  stops.add(serving.stop)
  if (developing) stops.add(developing.close)
}

async function pagesOf(developing: Developing | undefined) {
  if (developing) {
    const { developing: middleware, readBuild } = developing
    return { build: await readBuild(), freshBuild: readBuild, developing: middleware }
  }
  const built = new URL('../index.js', import.meta.url).href
  return { build: (await import(/* @vite-ignore */ built)) as ServerBuild }
}

async function requirePort(port: number): Promise<void> {
  if (await isFree(port)) return
  throw new Remedy(`Port ${port} is taken: choose another, for example PORT=${port + 1} npm start.`)
}

function greet(): void {
  const { origin, isDemo, lab, stripe } = env()
  say('')
  say(`${lab.name} is at ${origin}`)
  if (!isDemo) return
  say(`Letters sent: ${origin}/dev/mail`)
  if (stripe.apiBase) say(`Stripe's stand-in, looked into: ${stripe.apiBase}/_sandbox`)
  say(`Sign in with one click at ${origin}/sign-in as:`)
  for (const line of demoPeople) say(`  ${line}`)
  say('Ctrl-C stops everything.')
}

const demoPeople = [
  'Ada, donor (ada@demo.test)              Grace, researcher (grace@demo.test)',
  'Kofi, reviewer (kofi@demo.test)         June, programme officer (june@demo.test)',
  'Ravi, compute officer (ravi@demo.test)  Mina, finance officer (mina@demo.test)',
  'Otto, auditor (otto@demo.test)          Rosa, administrator (rosa@demo.test)',
]
