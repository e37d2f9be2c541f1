import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#db/embedded.server.ts'

/** What a demonstration keeps between starts: its own secrets, and the sandbox's port so that old payment pages still open. */
export type Keepsakes = { sessionSecret: string; webhookSecret: string; sandboxPort: number }

export async function readKeepsakes(directory: string, options: { isRunning?: boolean } = {}): Promise<Keepsakes> {
  const file = join(directory, 'keepsakes.json')
  const text = await readFile(file, 'utf8').catch(() => null)
  const known = text ? (JSON.parse(text) as Keepsakes) : null
  if (known && (options.isRunning || (await becomesFree(known.sandboxPort)))) return known
  const made: Keepsakes = {
    sessionSecret: known?.sessionSecret ?? randomBytes(32).toString('base64url'),
    webhookSecret: known?.webhookSecret ?? `whsec_${randomBytes(24).toString('base64url')}`,
    sandboxPort: await freePort(),
  }
  await mkdir(directory, { recursive: true })
  await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

/** A sandbox that is just ending holds its port for a moment more; another port would strand the payment pages that are open. */
async function becomesFree(port: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await isFree(port, '127.0.0.1')) return true
    await wait(50)
  }
  return false
}

/** Whether this port can be listened on now. The portal listens on every address, the sandbox on loopback. */
export function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer()
    probe.once('error', () => settle(false))
    probe.listen({ port, ...(host ? { host } : {}) }, () => probe.close(() => settle(true)))
  })
}
