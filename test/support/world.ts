import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest'
import { proposeAssignments } from '#app/domain/grants/assignment/propose-assignments.ts'
import type { Files, Mailer, World } from '#app/domain/world.ts'
import { systemIds } from '#app/platform/ids.server.ts'
import { secretsBy } from '#app/platform/secrets.server.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { openDb } from '#db/client.server.ts'
import { type Caretaker, openCaretaker } from './caretaker.ts'
import { cloneDatabase } from './database.ts'

type Letter = Parameters<Mailer['send']>[0]
export type StoppedClock = { now(): Date; set(instant: Date | string): void; advance(milliseconds: number): void }
export type TestWorld = Omit<World, 'clock'> & {
  clock: StoppedClock
  mailbox: Letter[]
  url: string
  sql: ReturnType<typeof openDb>['sql']
  /** Empties the database within a test, as it is emptied before each. */
  empty(): Promise<void>
}

/** What the world of a test seals with. */
export const testSecret = 'a secret of the tests, 32 letters long'

/** The instant every test starts at: a Tuesday noon in New York. */
export const start = '2026-03-03T17:00:00Z'

/**
 * A world for one test file: its own database cloned from the template and emptied before each test, a stopped clock, a
 * mailbox, files in memory. After each test every invariant must hold. Read it inside tests: `const { world } = useWorld()`.
 */
export function useWorld(options: { payments?: World['payments'] } = {}): { world: TestWorld } {
  const held = {} as { world: TestWorld }
  let close = async () => {}
  let caretaker: Caretaker | null = null
  beforeAll(async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    const url = await cloneDatabase(inject('templateUrl'), name)
    const opened = openDb({ url, connections: 20 })
    caretaker = await openCaretaker(url)
    close = async () => void (await Promise.all([opened.close(), caretaker?.close()]))
    held.world = buildWorld(opened, { url, payments: options.payments, empty: caretaker.empty })
  })
  beforeEach(async () => {
    await held.world.empty()
    held.world.clock.set(start)
    held.world.mailbox.length = 0
  })
  afterEach(async () => {
    const isBroken = (await caretaker?.findBroken())?.length !== 0
    expect(isBroken ? await checkInvariants(held.world.sql) : [], 'every invariant holds').toEqual([])
  })
  afterAll(() => close())
  return held
}

function buildWorld(
  opened: ReturnType<typeof openDb>,
  { url, payments, empty }: { url: string; payments: World['payments'] | undefined; empty: TestWorld['empty'] },
): TestWorld {
  let now = new Date(start)
  const mailbox: Letter[] = []
  return {
    db: opened.db,
    sql: opened.sql,
    url,
    empty,
    clock: {
      now: () => new Date(now),
      set: (instant) => {
        now = new Date(instant)
      },
      advance: (milliseconds) => {
        now = new Date(now.getTime() + milliseconds)
      },
    },
    ids: systemIds,
    secrets: secretsBy([testSecret]),
    payments: payments ?? noPayments,
    mailbox,
    mailer: {
      send: async (letter) => {
        mailbox.push(letter)
        return { messageId: `<${mailbox.length}@test>` }
      },
    },
    files: filesInMemory(() => new Date(now)),
    solver: solverAtHand,
    lab: {
      name: 'ATOM Lab',
      legalName: 'ATOM Open Models Laboratory, Inc.',
      ein: '00-0000000',
      address: '1 Test Street, Boston, MA 02110, USA',
      timeZone: 'America/New_York',
      email: 'hello@atom.test',
      secondOfficerHours: 1_000_000_000,
      origin: 'http://localhost:3000',
      isDemo: true,
      takesEuros: true,
    },
  }
}

/** The solver without its thread: what it proposes is the same. */
const solverAtHand: World['solver'] = {
  propose: async ({ facts, settings }) => proposeAssignments(facts, settings),
}

/** A test that pays says with what: the sandbox, through the real adapter. Any other use is a mistake. */
const noPayments = new Proxy({} as World['payments'], {
  get: (_target, name) => () => Promise.reject(new Error(`this test has no payments: ${String(name)}`)),
})

function filesInMemory(clock: () => Date): Files {
  const kept = new Map<string, { bytes: Uint8Array; writtenAt: Date }>()
  return {
    write: async (key, bytes) => void kept.set(key, { bytes, writtenAt: clock() }),
    read: async (key) => kept.get(key)?.bytes ?? null,
    remove: async (key) => void kept.delete(key),
    list: async (folder) =>
      [...kept].flatMap(([key, { writtenAt }]) => (key.startsWith(`${folder}/`) ? [{ key, writtenAt }] : [])),
  }
}
