import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const pidFileIn = (files: string) => join(files, 'postmaster.pid')

/** The port and process of the server whose files these are, when it is alive; a stale pid file names nobody. */
export async function readPostmaster(files: string): Promise<{ port: number; pid: number } | null> {
  const lines = await readLines(files)
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!pid || !port || !(await isPostmaster(pid, files))) return null
  return { port, pid }
}

/** Whether this process lives and is the server of these files: process ids are given out again. */
export async function isPostmaster(pid: number, files: string): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null)
  return command === null ? process.platform !== 'linux' : command.includes(files)
}

/**
 * Makes Postgres see that the process its pid file names is not a server any more, when that id was given out again. The
 * file itself must stay: it names the shared memory by which Postgres notices backends that outlived their server, and
 * two servers on the same files would ruin them. Postgres takes the id of its own parent for stale, so ours is written.
 */
export async function disownPidFile(files: string): Promise<void> {
  const [pid, ...rest] = await readLines(files)
  // Cut short before it said anything: nothing was started after it.
  if (pid === '') return rm(pidFileIn(files))
  if (!pid || (await isPostmaster(Number(pid), files))) return
  await writeFile(pidFileIn(files), [String(process.pid), ...rest].join('\n'))
}

function readLines(files: string): Promise<string[]> {
  return readFile(pidFileIn(files), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
}
