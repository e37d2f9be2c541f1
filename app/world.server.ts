import { join } from 'node:path'
import type { Lab, World } from '#app/domain/world.ts'
import { openDb } from '#db/client.server.ts'
import { threadSolver } from './platform/assignment-solver.server.ts'
import { systemClock } from './platform/clock.server.ts'
import { env } from './platform/env.server.ts'
import { filesIn } from './platform/files.server.ts'
import { systemIds } from './platform/ids.server.ts'
import { smtpMailer } from './platform/mailer.server.ts'
import { secretsBy } from './platform/secrets.server.ts'
import { stripePayments } from './platform/stripe.server.ts'

type Held = { world: World; sql: ReturnType<typeof openDb>['sql']; close(): Promise<void> }

/** Kept outside the module, so that a reloaded copy of it during development does not open a second pool. */
const place = globalThis as { atomWorld?: Held | undefined }

/** The real World. It is built from the environment when first touched, once for the process. */
export const world: World = {
  get db() {
    return held().world.db
  },
  get clock() {
    return held().world.clock
  },
  get ids() {
    return held().world.ids
  },
  get secrets() {
    return held().world.secrets
  },
  get payments() {
    return held().world.payments
  },
  get mailer() {
    return held().world.mailer
  },
  get files() {
    return held().world.files
  },
  get solver() {
    return held().world.solver
  },
  get lab() {
    return held().world.lab
  },
}

/** Puts another World in the place of the real one: what tests of doors do. */
export function replaceWorld(other: World & { sql: Held['sql'] }): void {
  place.atomWorld = { world: other, sql: other.sql, close: async () => {} }
}

/** The driver underneath, for the checks that speak plain SQL. */
export function worldSql(): Held['sql'] {
  return held().sql
}

/** Closes what the World opened, after work under way. */
export async function closeWorld(): Promise<void> {
  const open = place.atomWorld
  place.atomWorld = undefined
  await open?.close()
}

function held(): Held {
  place.atomWorld ??= buildWorld()
  return place.atomWorld
}

function buildWorld(): Held {
  const settings = env()
  const opened = openDb({ url: settings.databaseUrl, connections: settings.databaseConnections })
  const lab: Lab = {
    ...settings.lab,
    origin: settings.origin,
    isDemo: settings.isDemo,
    takesEuros: settings.takesEuros,
  }
  const mailer = smtpMailer({ url: settings.smtpUrl, from: { name: lab.name, address: lab.email } })
  return {
    world: {
      db: opened.db,
      clock: systemClock,
      ids: systemIds,
      secrets: secretsBy(settings.sessionSecrets),
      payments: stripePayments(settings.stripe),
      mailer,
      files: filesIn(join(settings.directory, 'files')),
      solver: threadSolver,
      lab,
    },
    sql: opened.sql,
    close: async () => {
      mailer.close()
      await opened.close()
    },
  }
}
