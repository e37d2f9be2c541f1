import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { mulberry32 } from '#sandbox/stripe/faults.ts'
import { countMail, openBooks } from './support/books.ts'
import { type Giver, give, type Paid } from './support/giver.ts'
import { insist } from './support/insist.ts'
import { type Portal, startPortal, waitUntilReady } from './support/portal.ts'
import { sandboxOf } from './support/sandbox.ts'

const seed = Number(process.env.SURVIVAL_SEED ?? Math.floor(performance.timeOrigin))
const random = mulberry32(seed)
const givers: Giver[] = Array.from({ length: Number(process.env.SURVIVAL_GIFTS ?? 170) }, (_, index) => ({
  email: `survivor-${index}@example.org`,
  dollars: 5 + Math.floor(random() * 500),
  comesBack: random() < 0.5,
}))
const kills = Number(process.env.SURVIVAL_KILLS ?? 20)
const atOnce = 4

let portal: Portal
let directory: string

afterAll(async () => {
  await portal?.stop()
  if (directory) await rm(directory, { recursive: true, force: true })
})

type Victim = 'portal' | 'postgres' | 'both'

/** Ends a part of it or all of it in the same instant, and brings it up again as a person would. */
async function killAndRestart(victim: Victim): Promise<void> {
  const { pid, port } = await readRunning()
  if (victim !== 'portal') process.kill(pid, 'SIGKILL')
  if (victim === 'postgres') return waitUntilReady(portal)
  await portal.kill()
  portal = await startPortal({ directory, port })
}

/** The portal's port and the process of its Postgres, as the portal itself writes them down. */
async function readRunning(): Promise<{ pid: number; port: number }> {
  const { postgresPid, port } = JSON.parse(await readFile(join(directory, 'running.json'), 'utf8'))
  return { pid: postgresPid, port }
}

test(`gifts survive ${kills} kills of the portal and of Postgres`, { timeout: 1_200_000 }, async () => {
  console.info(`seed ${seed}: SURVIVAL_SEED=${seed} repeats these kills`)
  directory = await mkdtemp(join(tmpdir(), 'atom-survival-'))
  portal = await startPortal({ directory })
  const violations: unknown[] = []
  const paid: Paid[] = []
  const waiting = [...givers]
  const giveOn = async () => {
    for (let giver = waiting.shift(); giver; giver = waiting.shift()) paid.push(await give(portal.origin, giver))
  }
  const giving = Promise.all(Array.from({ length: atOnce }, giveOn))

  for (let kill = 1; kill <= kills; kill += 1) {
    await insist(async () => (paid.length >= (givers.length * kill) / (kills + 2) ? true : null))
    await wait(random() * 300)
    violations.push(...(await (await sandboxOf(directory)).violations()))
    await killAndRestart((['portal', 'postgres', 'both'] as const)[Math.floor(random() * 3)] ?? 'both')
  }
  await giving
  const sandbox = await sandboxOf(directory)
  while ((await sandbox.undelivered()) > 0) await sandbox.advance('1h')
  const books = await openBooks(directory)
  const emails = givers.map((giver) => giver.email)
  const isAllDone = async () => Object.values(await books.open()).every((count) => count === 0)
  await insist(async () => ((await isAllDone()) ? true : null))

  const atStripe = (await sandbox.paidSessions()).filter((session) => emails.includes(session.email))
  expect(atStripe.map((session) => session.id).sort()).toEqual(paid.map((one) => one.sessionId).sort())
  expect(atStripe).toHaveLength(givers.length)
  const once = { state: 'settled', entries: 1, fees: 1, receipts: 1, letters: 1 }
  const right = atStripe.map(({ giftId, cents }) => ({ giftId, cents, ...once }))
  expect(await books.gifts(emails)).toEqual(right.sort((a, b) => (a.giftId < b.giftId ? -1 : 1)))
  expect(await books.open()).toEqual({ operations: 0, events: 0, letters: 0, failedJobs: 0 })
  const mail = await countMail(directory)
  expect(emails.filter((email) => mail.get(email) !== 1)).toEqual([])
  expect([...violations, ...(await sandbox.violations())]).toEqual([])
  expect(await sandbox.events()).toBeGreaterThan(givers.length * 5)
  await books.close()
  expect(await portal.shell('verify:ledger')).toMatchObject({ code: 0 })
})
