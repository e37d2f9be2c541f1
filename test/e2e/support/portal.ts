import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#db/embedded.server.ts'

export type Portal = {
  origin: string
  directory: string
  process: ChildProcess
  /** What it said so far, on both streams. */
  said(): string
  isUp(): boolean
  /** Runs one of the shell commands of package.json against this portal; answers what it printed. */
  shell(script: string, ...words: string[]): Promise<{ code: number; output: string }>
  /** Ends it as a power failure would: what it started is on its own. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts the portal as a stranger would, `npm start` in an empty data directory, and waits until it is ready. */
export async function startPortal(
  options: { directory?: string; port?: number; settings?: Record<string, string> } = {},
): Promise<Portal> {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'atom-e2e-')))
  const port = options.port ?? (await freePort())
  const origin = `http://localhost:${port}`
  const settings = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: directory,
    PUBLIC_ORIGIN: origin,
    LOG_LEVEL: 'error',
    ...options.settings,
  }
  const lines: string[] = []
  const child = spawn('node', ['scripts/start.mjs'], { env: plain(settings), stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => lines.push(text.toString()))
  const gone = new Promise<void>((settle) => child.once('exit', () => settle()))
  const isUp = () => child.exitCode === null && child.signalCode === null
  const said = () => lines.join('')
  await waitUntilReady({ origin, said, isUp }).catch(async (problem: unknown) => {
    child.kill('SIGTERM')
    await gone
    throw problem
  })
  return {
    origin,
    directory,
    process: child,
    said,
    isUp,
    shell: (script, ...words) => runShell(script, words, plain(settings)),
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
    stop: async () => {
      if (isUp()) child.kill('SIGTERM')
      await gone
      if (!options.directory) await rm(directory, { recursive: true, force: true })
    },
  }
}

/** What vitest puts into the environment is not what a person's shell has. */
export function plain(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(settings).filter(
    ([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV' && name !== 'TEST',
  )
  return Object.fromEntries(kept) as NodeJS.ProcessEnv
}

/** Waits until it answers that it is ready. When it never will be, its own words say why. */
export async function waitUntilReady({ origin, said, isUp }: Pick<Portal, 'origin' | 'said' | 'isUp'>): Promise<void> {
  const until = Date.now() + 600_000
  while (Date.now() < until) {
    if (!isUp()) throw new Error(`the portal did not start:\n${said()}`)
    const ready = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((settle) => setTimeout(settle, 200))
  }
  throw new Error(`the portal was not ready within ten minutes:\n${said()}`)
}

function runShell(
  script: string,
  words: string[],
  settings: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((settle) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...words], {
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const lines: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => lines.push(text.toString()))
    child.once('exit', (code) => settle({ code: code ?? 1, output: lines.join('') }))
  })
}
