import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Remedy, saying } from './say.mjs'
import { hashFiles } from './stamp.mjs'

const stampFile = 'build/stamp'
const turnFile = 'node_modules/.cache/atom/building'
const sources = ['app', 'db', 'emails', 'sandbox', 'scripts', 'public', 'package-lock.json', 'package.json']
const configs = ['vite.config.ts', 'remix.config.js', 'tsconfig.json']

/** Builds when the sources say something else than what was built last. Two portals started at once build one after the other. */
export async function build() {
  const release = await takeTurn()
  try {
    return await buildWhenStale()
  } finally {
    await release()
  }
}

/** Waits while another process builds here; one that died while building is not waited for. */
async function takeTurn() {
  await mkdir(dirname(turnFile), { recursive: true })
  for (;;) {
    const taken = await writeFile(turnFile, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    )
    if (taken) return () => rm(turnFile, { force: true })
    const holder = Number(await readFile(turnFile, 'utf8').catch(() => '0'))
    if (!isAlive(holder)) await rm(turnFile, { force: true })
    await wait(200)
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}

async function buildWhenStale() {
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
    const release = endOnSignals(child)
    child.stdout.on('data', (text) => said.push(text))
    child.stderr.on('data', (text) => said.push(text))
    child.once('exit', (code) => {
      release()
      if (code === 0) return settle()
      fail(new Remedy(`The build failed:\n${withoutStack(Buffer.concat(said).toString())}`))
    })
  })
}

/** Ends the builder with us: a signal for this process alone would leave it building for nobody. */
function endOnSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const end = () => {
    child.kill('SIGKILL')
    child.once('exit', () => process.exit(1))
  }
  for (const signal of signals) process.once(signal, end)
  return () => {
    for (const signal of signals) process.off(signal, end)
  }
}

/** What the builder says is wrong, without where inside the builder it was noticed. */
function withoutStack(said) {
  return said.split(/\n\s+at /)[0].slice(0, 3000)
}
