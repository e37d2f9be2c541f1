import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'

/** The portal as it is built, built anew when it is stale. What vitest puts into the environment would spoil the build. */
export async function builtPortal(): Promise<ServerBuild> {
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env
  const script = `(await import('./scripts/setup/build.mjs')).build()`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: env as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the build failed: ${stderr}`)
  return import(/* @vite-ignore */ pathToFileURL('build/server/index.js').href)
}
