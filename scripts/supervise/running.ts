import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What a portal that runs in a data directory has started, so that scripts join it and a later start cleans up after it. */
const Running = z.object({
  pid: z.number(),
  port: z.number().nullable(),
  postgresPid: z.number().nullable(),
  sandboxPid: z.number().nullable(),
  sandboxPort: z.number().nullable(),
  mailboxPort: z.number().nullable(),
})
export type Running = z.infer<typeof Running>

const fileIn = (directory: string) => join(directory, 'running.json')

/** What was last written down here, alive or not. */
export async function readRunning(directory: string): Promise<Running | null> {
  const text = await readFile(fileIn(directory), 'utf8').catch(() => null)
  if (text === null) return null
  const parsed = Running.safeParse(parseJson(text))
  return parsed.success ? parsed.data : null
}

export async function writeRunning(directory: string, running: Running): Promise<void> {
  await mkdir(directory, { recursive: true })
  const half = `${fileIn(directory)}.${randomUUID()}.half`
  await writeFile(half, JSON.stringify(running), { mode: 0o600 })
  await rename(half, fileIn(directory))
}

export async function forgetRunning(directory: string): Promise<void> {
  await rm(fileIn(directory), { force: true })
}

/** Whether a process lives and is what we think: process ids are given out again. */
export async function isAlive(pid: number, word: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return command === null ? process.platform !== 'linux' : command.includes(word)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (problem) {
    if (problem instanceof SyntaxError) return null
    throw problem
  }
}
