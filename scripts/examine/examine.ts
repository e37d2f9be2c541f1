import { access, constants, statfs } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import { verifyChain } from '#app/domain/ledger/verify-chain.server.ts'
import { env } from '#app/platform/env.server.ts'
import { countJobs } from '#app/platform/read-jobs.server.ts'
import { world } from '#app/world.server.ts'
import { checkInvariants } from '#db/check-invariants.server.ts'
import { isMigrated } from '#db/migrate.server.ts'
import { canConnect } from './can-connect.ts'

export type Finding = { what: string; isWell: true } | { what: string; isWell: false; remedy: string }

/** Looks at everything the portal stands on. What cannot be looked at because something under it is broken is left out. */
export async function examine(): Promise<Finding[]> {
  const ground = [nodeVersion(), await disk(), settings(), await database()]
  const isUp = ground.every((finding) => finding.isWell)
  const above = isUp ? [await migrations(), await clocks(), await queue(), await books(), await chain()] : []
  return [...ground, ...above, await stripe(), await postOffice()]
}

function nodeVersion(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number)
  return judge(`Node ${process.versions.node}`, major >= 20, 'Install Node 24 from https://nodejs.org.')
}

async function disk(): Promise<Finding> {
  const { directory } = env()
  const isWritable = await access(directory, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!isWritable) return judge(`${directory}`, false, 'It cannot be written: choose another folder with DATA_DIR.')
  const { bavail, bsize } = await statfs(directory)
  const free = Math.floor((bavail * bsize) / 1024 ** 2)
  return judge(`${free} MB free in ${directory}`, free > 500, 'Free some space: Postgres stops when the disk is full.')
}

function settings(): Finding {
  const { isDemo, isProduction } = env()
  const mode = isProduction ? 'production' : isDemo ? 'demonstration' : 'development against a real database'
  return { what: `settings for ${mode}`, isWell: true }
}

async function database(): Promise<Finding> {
  const remedy = 'Check DATABASE_URL and that Postgres 15 or later runs there; without DATABASE_URL, look at the disk.'
  try {
    const [row] = await world.db.execute<{ version: string }>(sql`select current_setting('server_version') as version`)
    const version = row?.version ?? ''
    return judge(`Postgres ${version}`, Number.parseInt(version, 10) >= 15, 'Postgres 15 or later is needed.')
  } catch (problem) {
    return judge(`Postgres: ${problem instanceof Error ? problem.message.split('\n')[0] : problem}`, false, remedy)
  }
}

async function migrations(): Promise<Finding> {
  const isNew = await isMigrated(world.db).catch(() => false)
  return judge('every migration applied', isNew, 'npm start applies them; a deployment applies them before it serves.')
}

async function clocks(): Promise<Finding> {
  const [row] = await world.db.execute<{ now: string }>(sql`select now()::text as now`)
  const apart = Math.abs(new Date(row?.now ?? 0).getTime() - world.clock.now().getTime()) / 1000
  const remedy = 'Set both clocks by NTP: deadlines and Stripe signatures depend on them.'
  return judge(`clocks of this machine and the database ${apart.toFixed(1)} s apart`, apart < 5, remedy)
}

async function queue(): Promise<Finding> {
  const { failed, waiting, retrying } = await countJobs(world)
  const remedy = 'See why at /admin/jobs, put it right, and press Try again there.'
  return judge(`jobs: ${failed} failed, ${retrying} retrying, ${waiting} waiting`, failed === 0, remedy)
}

async function books(): Promise<Finding> {
  const broken = await checkInvariants(world.db.$client)
  const names = broken.map(({ name }) => name).join(', ')
  const what = broken.length === 0 ? 'every invariant holds' : `invariants broken: ${names}`
  return judge(
    what,
    broken.length === 0,
    'npm run verify:ledger shows the rows; docs/runbooks/books-do-not-balance.md says what to do.',
  )
}

async function chain(): Promise<Finding> {
  const verdict = await verifyChain(world.db.$client)
  const remedy =
    'The journal was changed behind the portal: keep a copy now, then docs/runbooks/books-do-not-balance.md.'
  return judge(`hash chain of ${verdict.entries} entries`, verdict.isWhole, remedy)
}

async function stripe(): Promise<Finding> {
  const { secretKey, apiBase } = env().stripe
  const url = new URL(apiBase ?? 'https://api.stripe.com')
  const kind = apiBase ? 'sandbox' : /_live_/.test(secretKey) ? 'live key' : 'test key'
  const port = Number(url.port || 443)
  const answers = await canConnect(url.hostname, port)
  return judge(`Stripe (${kind}) at ${url.host}`, answers, 'It does not answer: check the network and STRIPE_API_BASE.')
}

async function postOffice(): Promise<Finding> {
  const url = new URL(env().smtpUrl)
  const port = Number(url.port || (url.protocol === 'smtps:' ? 465 : 587))
  const answers = await canConnect(url.hostname, port)
  return judge(
    `post office at ${url.hostname}:${port}`,
    answers,
    'It does not answer: check SMTP_URL; letters wait until it does.',
  )
}

function judge(what: string, isWell: boolean, remedy: string): Finding {
  return isWell ? { what, isWell } : { what, isWell, remedy }
}
