import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sandboxKey } from '#sandbox/stripe/pin.ts'

const main = fileURLToPath(new URL('../../sandbox/stripe/main.ts', import.meta.url))
let directory = ''
let child: ChildProcess | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

function launch(flags: string[], env: Record<string, string> = {}) {
  const child = fork(main, flags, {
    execArgv: ['--import', 'tsx'],
    silent: true,
    env: { ...process.env, NODE_ENV: 'development', ...env },
  })
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    err += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, ended, out: () => out, err: () => err }
}

async function listening(launched: ReturnType<typeof launch>): Promise<Stripe> {
  child = launched.child
  await expect.poll(launched.out, { timeout: 20_000 }).toMatch(/^\{"listening":\d+\}\n$/)
  const { listening: port } = JSON.parse(launched.out())
  return new Stripe(sandboxKey, { host: '127.0.0.1', port, protocol: 'http', telemetry: false })
}

test('the process says where it listens, ends with its parent, and finds its state again', {
  timeout: 60_000,
}, async () => {
  const first = launch([
    '--port',
    '0',
    '--dir',
    directory,
    '--webhook-url',
    'http://127.0.0.1:9/',
    '--webhook-secret',
    'whsec_x',
  ])
  const made = await (await listening(first)).customers.create({ name: 'Ada' })

  first.child.disconnect()
  const code = await first.ended
  const second = launch(['--port', '0', '--dir', directory])
  const found = await (await listening(second)).customers.retrieve(made.id)
  second.child.kill('SIGTERM')

  expect(code).toBe(0)
  expect(found).toMatchObject({ name: 'Ada' })
  expect(await second.ended).toBe(0)
})

test('it does not start in production, and says why', { timeout: 30_000 }, async () => {
  const refused = launch(['--port', '0'], { NODE_ENV: 'production' })

  expect(await refused.ended).toBe(1)
  expect(refused.err()).toContain('does not run with NODE_ENV=production')
})
