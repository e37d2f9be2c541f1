import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type SandboxLevers, sandboxAt } from './sandbox.ts'

export const ownSecrets = { webhook: 'whsec_of_the_test', key: 'sk_test_sandbox_atom' }
export type OwnSandbox = SandboxLevers & { stop(): Promise<void> }

/** A stand-in Stripe that is nobody's child but the test's: it goes on while the portal is away, as Stripe does. */
export async function startOwnSandbox(portalPort: number, directory: string): Promise<OwnSandbox> {
  const child = spawn(
    'node',
    [
      'build/server/sandbox-stripe.js',
      ...['--port', '0', '--dir', directory, '--webhook-secret', ownSecrets.webhook],
      ...['--webhook-url', `http://127.0.0.1:${portalPort}/webhooks/stripe`],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'development' } },
  )
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { listening } = JSON.parse(line) as { listening: number }
  return {
    ...sandboxAt(`http://127.0.0.1:${listening}`),
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}
