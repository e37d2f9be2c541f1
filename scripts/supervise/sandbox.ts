import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Remedy } from './say.ts'

export type Sandbox = { pid: number; port: number; stop(): Promise<void> }

/** Starts the stand-in Stripe as a process of its own. The channel between us ends it even if we are killed. */
export async function startSandbox(options: {
  directory: string
  port: number
  webhookUrl: string
  webhookSecret: string
  isDeveloping: boolean
}): Promise<Sandbox> {
  const words = [
    ...(options.isDeveloping ? ['--import', 'tsx', 'sandbox/stripe/main.ts'] : ['build/server/sandbox-stripe.js']),
    ...['--port', String(options.port), '--dir', join(options.directory, 'stripe')],
    ...['--webhook-url', options.webhookUrl, '--webhook-secret', options.webhookSecret],
  ]
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env: { ...process.env, NODE_ENV: 'development' },
  })
  const gone = new Promise<void>((settle) => child.once('exit', () => settle()))
  const port = await listeningPort(child, gone)
  return {
    pid: child.pid ?? 0,
    port,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      const cut = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await gone
      clearTimeout(cut)
    },
  }
}

/** The sandbox says where it listens in its first line; whatever it says on the error stream explains why it did not. */
function listeningPort(child: ChildProcess, gone: Promise<void>): Promise<number> {
  const complaints: string[] = []
  child.stderr?.on('data', (text: Buffer) => {
    if (complaints.length < 20) complaints.push(text.toString())
  })
  return new Promise((settle, fail) => {
    void gone.then(() => fail(new Remedy(`The Stripe sandbox did not start: ${complaints.join('').trim()}`)))
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /^\{"listening":(\d+)\}$/.exec(line)?.[1]
      if (port) settle(Number(port))
    })
  })
}
