import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort, startEmbedded } from '#db/embedded.server.ts'
import { readRunning } from '../supervise/running.ts'
import { ask } from './load.ts'
import { endChild, runNode, startNode } from './processes.ts'

export type Portal = {
  origin: string
  pid: number
  postgresPid: number
  databaseUrl: string
  sandboxUrl: string
  webhookSecret: string
  /** From the start of the process to the first "ready". */
  secondsToReady: number
  stop(): Promise<void>
}

/** A folder of our own outside the tree, removed afterwards unless it was named. */
export async function makePlace(named: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = named || (await mkdtemp(join(tmpdir(), 'atom-bench-')))
  return { folder, remove: async () => (named ? undefined : rm(folder, { recursive: true, force: true })) }
}

/** A world with its story and so many gifts; one that was made before is used as it is. */
export async function makeWorld(directory: string, gifts: number): Promise<void> {
  const note = join(directory, `gifts-${gifts}`)
  if (await stat(note).catch(() => null)) return
  const donors = Math.max(10, Math.round(gifts / 4))
  const words = ['--donors', String(donors), '--gifts', String(gifts), '--jobs', '0', '--unchecked']
  await runNode(['scripts/run.mjs', 'seed-large', ...words], { DATA_DIR: directory })
  await writeFile(note, '')
}

/** Starts the portal as `npm start` does, in a process of its own, and waits until it is ready. */
export async function startPortal(directory: string): Promise<Portal> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const started = performance.now()
  const child = startNode(['scripts/start.mjs'], { DATA_DIR: directory, PORT: String(port), LOG_LEVEL: 'warn' })
  const said = keepLastWords(child)
  while ((await ask({ url: `${origin}/readyz` }).catch(() => null))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`the portal did not start: ${said()}`)
    await wait(20)
  }
  const secondsToReady = (performance.now() - started) / 1000
  const running = await readRunning(directory)
  const postgres = await startEmbedded({ directory: join(directory, 'postgres') })
  const { webhookSecret } = JSON.parse(await readFile(join(directory, 'keepsakes.json'), 'utf8')) as {
    webhookSecret: string
  }
  return {
    origin,
    pid: child.pid ?? 0,
    postgresPid: postgres.pid,
    databaseUrl: postgres.url,
    sandboxUrl: `http://127.0.0.1:${running?.sandboxPort}`,
    webhookSecret,
    secondsToReady,
    stop: () => endChild(child),
  }
}

/** Starts one of the bare servers; answers where it is. */
export async function startBare(
  words: readonly string[],
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const child = startNode(['scripts/bench/bare.mjs', ...words])
  const said = keepLastWords(child)
  const port = await new Promise<string>((settle, fail) => {
    child.once('exit', () => fail(new Error(`the bare server did not start: ${said()}`)))
    if (child.stdout) createInterface({ input: child.stdout }).once('line', settle)
  })
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => endChild(child) }
}

/** Reads what a process says, so that it never waits for a reader; keeps the end of it for the case that it fails. */
function keepLastWords(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      words = (words + text.toString()).slice(-2_000)
    })
  }
  return () => words
}
