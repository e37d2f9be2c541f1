import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Remedy, saying } from './say.mjs'
import { hashFiles } from './stamp.mjs'

const stampFile = 'build/stamp'
const sources = ['app', 'db', 'emails', 'sandbox', 'scripts', 'public', 'package-lock.json', 'package.json']
const configs = ['vite.config.ts', 'remix.config.js', 'tsconfig.json']

/** Builds when the sources say something else than what was built last. */
export async function build() {
  const wanted = await hashFiles([...sources, ...configs])
  const stamp = await readFile(stampFile, 'utf8').catch(() => '')
  if (stamp === wanted && existsSync('build/server/index.js')) return false
  await saying('Building', runBuild)
  await writeFile(stampFile, wanted)
  return true
}

function runBuild() {
  return new Promise((settle, fail) => {
    const words = ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn']
    const env = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'], env })
    const said = []
    child.stdout.on('data', (text) => said.push(text))
    child.stderr.on('data', (text) => said.push(text))
    child.once('exit', (code) => {
      if (code === 0) return settle()
      fail(new Remedy(`The build failed:\n${Buffer.concat(said).toString().slice(-6000)}`))
    })
  })
}
