#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { findChromium } from './setup/chromium.mjs'
import { requireNode } from './setup/node-version.mjs'
import { endWith } from './setup/say.mjs'

const words = process.argv.slice(2)
if (words.includes('--help')) {
  process.stdout.write(`npm test             installs what is missing, then every check and test, browser journeys included
The last line says how many passed and failed; each check counts as one.
`)
  process.exit(0)
}

const resultFile = 'node_modules/.cache/atom/tests.json'
const checks = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'biome', ['check', '.']],
  [
    'module table',
    'depcruise',
    ['app', 'db', 'emails', 'sandbox', 'scripts', 'test', '--config', '.dependency-cruiser.cjs'],
  ],
  ['unused', 'knip', ['--no-progress']],
]

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
try {
  requireNode()
  const { install } = await import('./setup/install.mjs')
  await install()
  process.env.CHROMIUM_PATH = await findChromium()
  const results = checks.map(([name, tool, options]) => runCheck(name, tool, options))
  results.push(await runBuild())
  const tests = await runTests()
  const passed = results.filter(Boolean).length + tests.passed
  const failed = results.filter((result) => !result).length + tests.failed
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  process.exitCode = failed > 0 ? 1 : 0
} catch (problem) {
  endWith(problem)
}

function runCheck(name, tool, options) {
  process.stdout.write(`\n== ${name}\n`)
  const { status } = spawnSync(process.execPath, [binary(tool), ...options], { stdio: 'inherit' })
  process.stdout.write(status === 0 ? `${name}: passed\n` : `${name}: FAILED\n`)
  return status === 0
}

async function runBuild() {
  process.stdout.write('\n== build\n')
  const { build } = await import('./setup/build.mjs')
  return build().then(
    () => true,
    (problem) => {
      process.stdout.write(`build: FAILED ${problem.message}\n`)
      return false
    },
  )
}

/** Runs every vitest project; a run that ends without a result counts as one failure. */
async function runTests() {
  process.stdout.write('\n== tests\n')
  await mkdir('node_modules/.cache/atom', { recursive: true })
  await rm(resultFile, { force: true })
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`, ...words]
  const { status } = spawnSync(process.execPath, [binary('vitest'), ...options], { stdio: 'inherit' })
  const result = await readFile(resultFile, 'utf8').then(JSON.parse, () => null)
  if (!result) return { passed: 0, failed: 1 }
  const failed = result.numFailedTests + (status !== 0 && result.numFailedTests === 0 ? 1 : 0)
  return { passed: result.numPassedTests, failed }
}

function binary(tool) {
  const files = {
    tsc: 'typescript/bin/tsc',
    biome: '@biomejs/biome/bin/biome',
    depcruise: 'dependency-cruiser/bin/dependency-cruise.mjs',
    knip: 'knip/bin/knip.js',
    vitest: 'vitest/vitest.mjs',
  }
  return `node_modules/${files[tool]}`
}
