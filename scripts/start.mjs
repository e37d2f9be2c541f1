#!/usr/bin/env node
import * as modules from 'node:module'
import { fileURLToPath } from 'node:url'
import { loadEnvFile } from './setup/env-file.mjs'
import { requireNode } from './setup/node-version.mjs'
import { endWith } from './setup/say.mjs'

const words = process.argv.slice(2)
if (words.includes('--help')) {
  process.stdout.write(`npm start            installs, builds and starts what is missing, then serves the portal on PORT (3000)
npm run dev          the same, with hot reload
  --as-built         trust the packages and the build that are there (containers)
Environment: PORT, DATA_DIR and the settings named in .env.example.
`)
  process.exit(0)
}

// Node 22 keeps what it compiled for the next start; Node 20 cannot.
modules.enableCompileCache?.()
process.chdir(fileURLToPath(new URL('..', import.meta.url)))
try {
  requireNode()
  loadEnvFile()
  if (!words.includes('--as-built')) {
    const { install } = await import('./setup/install.mjs')
    await install()
  }
  if (words.includes('--dev')) {
    const { develop } = await import('./setup/develop.mjs')
    await develop()
  } else {
    if (!words.includes('--as-built')) {
      const { build } = await import('./setup/build.mjs')
      await build()
    }
    const { start } = await import('../build/server/scripts/start.js')
    await start()
  }
} catch (problem) {
  endWith(problem)
}
