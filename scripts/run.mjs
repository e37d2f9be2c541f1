#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadEnvFile } from './setup/env-file.mjs'
import { requireNode } from './setup/node-version.mjs'
import { endWith, Remedy } from './setup/say.mjs'

/** Runs one of the shell's commands: `node scripts/run.mjs NAME …`, after installing and building what is missing. */
const [name = '', ...words] = process.argv.slice(2)
process.chdir(fileURLToPath(new URL('..', import.meta.url)))
try {
  requireNode()
  loadEnvFile()
  if (!/^[a-z-]+$/.test(name) || !existsSync(sourceOf(name))) throw new Remedy(`There is no command "${name}".`)
  if (existsSync('vite.config.ts')) {
    const { install } = await import('./setup/install.mjs')
    await install()
    const { build } = await import('./setup/build.mjs')
    await build()
  }
  const { main } = await import(`../build/server/scripts/${name}.js`)
  process.exitCode = await main(words)
  process.stdout.write('', () => process.exit())
} catch (problem) {
  endWith(problem)
}

/** A container carries the build and not the sources. */
function sourceOf(command) {
  const source = `scripts/${command}.ts`
  return existsSync('vite.config.ts') ? source : `build/server/scripts/${command}.js`
}
