import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

/** Processor seconds come in hundredths on Linux, whatever the machine. */
const ticksASecond = 100

/** Processor milliseconds a process has used; with `family`, it and every process it has begotten, alive or gone. */
export async function processorTime(pid: number, options: { family?: boolean } = {}): Promise<number> {
  const own = await readStat(pid)
  if (!own) return 0
  let ticks = own.used
  if (options.family) {
    ticks += own.usedByGone
    const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const all = await Promise.all(names.map((name) => readStat(Number(name))))
    for (const other of all) if (other?.parent === pid) ticks += other.used
  }
  return (ticks * 1000) / ticksASecond
}

/** The name of a process may hold spaces and brackets, so fields are counted after its last one. */
async function readStat(pid: number): Promise<{ parent: number; used: number; usedByGone: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [, parent = 0] = fields
  const [inProgram = 0, inKernel = 0, goneInProgram = 0, goneInKernel = 0] = fields.slice(11, 15)
  return { parent, used: inProgram + inKernel, usedByGone: goneInProgram + goneInKernel }
}

/** Bytes of memory a process holds now, and held at most. */
export async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return { now: kilobytes('VmRSS') * 1024, peak: kilobytes('VmHWM') * 1024 }
}

export type Ran = { output: string; seconds: number; peakBytes: number }

/** Runs one of our own commands to its end; throws with what it said when it failed. Watches its memory meanwhile. */
export async function runNode(words: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const started = performance.now()
  const child = startNode(words, environment)
  const said: string[] = []
  child.stdout?.on('data', (text: Buffer) => said.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()))
  let peakBytes = 0
  const watch = setInterval(() => {
    void memoryOf(child.pid ?? 0).then(({ peak }) => {
      peakBytes = Math.max(peakBytes, peak)
    })
  }, 50)
  const code = await new Promise<number | null>((settle) => child.once('close', settle))
  clearInterval(watch)
  const output = said.join('')
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}:\n${output.slice(-2_000)}`)
  return { output, seconds: (performance.now() - started) / 1000, peakBytes }
}

export function startNode(words: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } })
}

/** Asks a process to end and waits until it has. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((settle) => child.once('exit', settle))
  child.kill('SIGTERM')
  await gone
}
