import { execFile, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#db/embedded.server.ts'
import { give, sendGift } from './support/giver.ts'
import { insist } from './support/insist.ts'
import { type Portal, plain, startPortal } from './support/portal.ts'
import { sandboxOf } from './support/sandbox.ts'

let directory: string
const open: Portal[] = []

/** Every test finds a portal that was started once before, and ended well. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atom-process-'))
  await (await startPortal({ directory })).stop()
}, 600_000)

afterAll(async () => {
  for (const portal of open) await portal.stop()
  await rm(directory, { recursive: true, force: true })
})

async function started(options: Parameters<typeof startPortal>[0] = { directory }): Promise<Portal> {
  const portal = await startPortal(options)
  open.push(portal)
  return portal
}

type Pids = { pid: number; postgresPid: number; sandboxPid: number }

async function pidsOf(portal: Portal): Promise<Pids> {
  return JSON.parse(await readFile(join(portal.directory, 'running.json'), 'utf8'))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Starts it where it cannot start: what it says, and its exit code. */
function startInVain(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = plain({ ...process.env, LOG_LEVEL: 'error', ...settings })
  const child = spawn('node', ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString()
  })
  return new Promise((settle) => child.once('exit', (code) => settle({ code, said: said.trim() })))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} lets a gift under way finish, and leaves no process behind`, { timeout: 600_000 }, async () => {
    const portal = await started()
    const pids = await pidsOf(portal)
    const sandbox = await sandboxOf(portal.directory)
    await sandbox.breaks({ match: { path: '/v1/checkout/sessions' }, action: 'latency', amount: 3_000 })
    const asked = ask(portal.origin)
    await insist(async () => ((await sandbox.bites()) > 0 ? true : null))

    portal.process.kill(signal)

    expect((await asked).headers.get('location')).toContain('/c/pay/')
    await portal.stop()
    expect(portal.process.exitCode).toBe(0)
    expect(Object.values(pids).filter(isAlive)).toEqual([])
  })
}

/** Fills the form in and sends it; the answer comes when Stripe has answered. */
async function ask(origin: string): Promise<Response> {
  const page = await (await fetch(`${origin}/give`)).text()
  return sendGift(origin, page, { email: 'patient@example.org', dollars: 20 })
}

test('a killed portal leaves Postgres to the next start, which joins it and is its owner', {
  timeout: 600_000,
}, async () => {
  const before = await started()
  const { postgresPid } = await pidsOf(before)
  await before.kill()

  const after = await started()

  expect((await pidsOf(after)).postgresPid).toBe(postgresPid)
  await after.stop()
  expect(isAlive(postgresPid)).toBe(false)
})

test('the pid file of a Postgres that is gone stops no start, also when its id is another process now', {
  timeout: 600_000,
}, async () => {
  const before = await started()
  const file = join(directory, 'postgres/cluster/postmaster.pid')
  const { postgresPid } = await pidsOf(before)
  await before.kill()
  process.kill(postgresPid, 'SIGKILL')
  const lines = (await readFile(file, 'utf8')).split('\n')
  await writeFile(file, [String(process.pid), ...lines.slice(1)].join('\n'))

  const after = await started()

  expect((await fetch(`${after.origin}/readyz`)).ok).toBe(true)
  await after.stop()
})

test('two portals run side by side, each with its own folder, Postgres and stand-in Stripe', {
  timeout: 900_000,
}, async () => {
  const beside = `${directory}-beside`
  await promisify(execFile)('cp', ['-a', directory, beside])
  const one = await started()
  const other = await started({ directory: beside })
  const [mine, theirs] = [await pidsOf(one), await pidsOf(other)]

  await give(other.origin, { email: 'beside@example.org', dollars: 12, comesBack: true })

  expect(new Set([...Object.values(mine), ...Object.values(theirs)]).size).toBe(Object.values({ ...mine }).length * 2)
  await Promise.all([one.stop(), other.stop()])
  await rm(beside, { recursive: true })
})

test('what stops a start is said in one sentence, without a stack', { timeout: 600_000 }, async () => {
  const taken = createServer().listen(await freePort())
  const { port } = taken.address() as { port: number }
  const running = await started()

  const vain = await Promise.all([
    startInVain({ PORT: String(port), DATA_DIR: join(directory, 'other') }),
    startInVain({ PORT: String(await freePort()), DATA_DIR: 'package.json' }),
    startInVain({ PORT: String(await freePort()), DATA_DIR: 'package.json/inside' }),
    startInVain({ PORT: String(await freePort()), DATA_DIR: directory }),
  ])

  expect(vain.map(({ code }) => code)).toEqual([1, 1, 1, 1])
  expect(vain[0].said).toBe(`Port ${port} is taken: choose another, for example PORT=${port + 1} npm start.`)
  expect(vain[1].said).toMatch(/^\S+package\.json may not be written: choose another folder with DATA_DIR\.$/)
  expect(vain[2].said).toMatch(/^\S+inside\S* may not be written: choose another folder with DATA_DIR\.$/)
  expect(vain[3].said).toMatch(/^A portal already runs in \S+ on port \d+ \(process \d+\)\. Stop it, or choose another/)
  taken.close()
  await running.stop()
})

test('a second start neither installs nor builds', { timeout: 600_000 }, async () => {
  const from = performance.now()
  const portal = await started()

  console.info(`a second start took ${((performance.now() - from) / 1000).toFixed(1)} seconds`)
  expect(portal.said()).not.toMatch(/Installing|Building|Telling/)
  await portal.stop()
})
