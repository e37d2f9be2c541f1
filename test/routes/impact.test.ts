import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { readEntryNames } from '#app/domain/impact/read-entry-names.server.ts'
import { verifyScript } from '#app/domain/impact/verify-script.ts'
import { checkBooks } from '#app/domain/ledger/check-books.server.ts'
import type { LedgerEntry } from '#app/domain/ledger/read-entries.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { loader as backersPage } from '#app/routes/_public.backers/route.tsx'
import { loader as publicLedger } from '#app/routes/_public.impact.ledger/route.tsx'
import { loader as ledgerFile } from '#app/routes/_public.impact.ledger[.]jsonl/route.ts'
import { loader as projectPage } from '#app/routes/_public.projects.$slug/route.tsx'
import { loader as impactJson } from '#app/routes/api.v1.impact/route.ts'
import { loader as entries } from '#app/routes/api.v1.ledger.entries/route.ts'
import { loader as trialBalance } from '#app/routes/api.v1.ledger.trial-balance/route.ts'
import { loader as projectsJson } from '#app/routes/api.v1.projects/route.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import { usd } from '#app/units/money.ts'
import { replaceWorld } from '#app/world.server.ts'
import { gifts } from '#db/schema/giving.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject } from '#test/support/given/compute.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenOwnHours, givenPurchase, givenUse } from '#test/support/given/impact.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })

beforeEach(() => replaceWorld(held.world))

function args(path: string, options: { token?: string; params?: Record<string, string> } = {}): LoaderFunctionArgs {
  const headers = options.token ? { authorization: `Bearer ${options.token}` } : {}
  const request = new Request(`http://localhost:3000${path}`, { headers })
  return { request, params: options.params ?? {}, context: {} } as unknown as LoaderFunctionArgs
}

async function givenSomething() {
  const { world } = held
  const people = await cast(world)
  const projectId = await givenProject(world, people.grace, 'atom_g17')
  const fundId = await givenFund(world)
  await givenGift(world, { fundId, amount: usd(100), coversFee: false, visibility: 'named', publicName: 'Ada L.' })
  world.clock.advance(1000)
  await givenGift(world, {
    fundId,
    amount: usd(60),
    coversFee: false,
    visibility: 'anonymous',
    giverName: 'Secret Giver',
  })
  await givenOwnHours(world, gpuHours(100))
  await givenPurchase(world, people.ravi, { fundId })
  await givenUse(world, projectId, gpuHours(45))
  return { world, ...people }
}

async function statusOf(attempt: Promise<unknown>): Promise<number> {
  try {
    const answer = await attempt
    return answer instanceof Response ? answer.status : 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

async function run(file: string, input: string): Promise<string> {
  const child = spawn(process.execPath, [file])
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString()
  })
  child.stdin.end(input)
  await new Promise((gone) => child.once('close', gone))
  return said
}

test('a stranger checks the downloaded journal with the published program, and finds what was changed', async () => {
  const { world } = await givenSomething()
  const check = await checkBooks(world)
  const lines = await ((await ledgerFile(args('/impact/ledger.jsonl'))) as Response).text()
  const directory = await mkdtemp(join(tmpdir(), 'check-'))
  const program = join(directory, 'check.mjs')
  await writeFile(program, verifyScript)

  const whole = await run(program, lines)
  const changed = await run(program, lines.replace('10000', '90000'))
  await rm(directory, { recursive: true })

  expect(whole.trim()).toBe(`${check.entries} entries, head ${check.headHash}`)
  expect(changed).toContain('broken at entry')
})

test('the journal names an anonymous giver to finance and the auditor, and to no other officer', async () => {
  const { world, mina, otto, rosa } = await givenSomething()
  const givers = await world.db.select({ id: gifts.id }).from(gifts)
  const entries = givers.map(({ id }) => ({ sourceId: id, postings: [] }) as unknown as LedgerEntry)
  const namesFor = async (reader: Person) => [...(await readEntryNames(world.db, reader, entries)).values()]

  expect(await namesFor(mina)).toHaveLength(2)
  expect(await namesFor(otto)).toHaveLength(2)
  expect(await namesFor(rosa)).toHaveLength(1)
})

test('nobody is named in public who did not ask to be', async () => {
  await givenSomething()
  const told = [
    await publicLedger(args('/impact/ledger')),
    await backersPage(args('/backers')),
    await projectPage(args('/projects/atom-g17', { params: { slug: 'atom-g17' } })),
    await ((await ledgerFile(args('/impact/ledger.jsonl'))) as Response).text(),
    await ((await impactJson(args('/api/v1/impact'))) as Response).text(),
    await ((await projectsJson(args('/api/v1/projects'))) as Response).text(),
  ].map((one) => JSON.stringify(one, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)))

  expect(told.join()).not.toContain('Secret')
  expect(told[0]).toContain('$100.00 from Ada L. to Compute fund')
  expect(told[0]).toContain('$60.00 from a giver to Compute fund')
  expect(told[1]).toContain('Ada L.')
  expect(told[3]).not.toContain('Ada')
})

test('the trial balance and the entries are for those who keep the books', async () => {
  const { world, mina, ravi } = await givenSomething()
  const token = async (person: typeof mina, scope: 'ledger:read' | 'usage:write') => {
    const made = await issueToken(world, actorOf(person), {
      email: person.email,
      name: 'books',
      days: 30,
      scopes: [scope],
    })
    if (!made.ok) throw new Error(made.refused)
    return made.value.secret
  }
  const books = await token(mina, 'ledger:read')
  const other = await token(ravi, 'usage:write')

  expect(await statusOf(trialBalance(args('/api/v1/ledger/trial-balance')))).toBe(401)
  expect(await statusOf(trialBalance(args('/api/v1/ledger/trial-balance', { token: other })))).toBe(403)
  expect(await statusOf(entries(args('/api/v1/ledger/entries?cursor=x', { token: books })))).toBe(400)
  const balance = (await (await trialBalance(args('/', { token: books }))).json()) as {
    assets: Record<string, { debit: string; credit: string }>
  }
  expect(balance.assets).toMatchObject({
    USD: { debit: '28000', credit: '28000' },
    'GPU:h100': { debit: '540000', credit: '540000' },
  })
})

test('entries are paged in sealed order, each once', async () => {
  const { world, mina } = await givenSomething()
  const made = await issueToken(world, actorOf(mina), {
    email: mina.email,
    name: 'books',
    days: 30,
    scopes: ['ledger:read'],
  })
  const token = made.ok ? made.value.secret : ''
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const path = `/api/v1/ledger/entries?limit=2${cursor ? `&cursor=${cursor}` : ''}`
    const page = (await (await entries(args(path, { token }))).json()) as {
      items: { id: string; hash: string }[]
      next_cursor: string | null
    }
    seen.push(...page.items.map((item) => item.hash))
    cursor = page.next_cursor
  }
  const chain = await world.sql`select hash from journal_chain order by place`

  expect(seen).toEqual(chain.map((link) => link.hash))
})

test('the public answers say what was given, used and by whom, as text figures', async () => {
  await givenSomething()
  const impact = await ((await impactJson(args('/api/v1/impact'))) as Response).json()
  const projects = await ((await projectsJson(args('/api/v1/projects'))) as Response).json()

  expect(impact).toMatchObject({
    money: { received: { asset: 'USD', amount: '16000' }, spent_on_hours: { asset: 'USD', amount: '12000' } },
    hours: [{ all: { asset: 'GPU:h100', seconds: '540000' }, used: { asset: 'GPU:h100', seconds: '162000' } }],
    projects: [{ slug: 'atom-g17', used: [{ asset: 'GPU:h100', seconds: '162000' }] }],
  })
  expect(projects).toMatchObject({
    items: [{ slug: 'atom-g17', granted: [{ asset: 'GPU:h100', seconds: '162000' }] }],
    next_cursor: null,
  })
  expect(await statusOf(projectsJson(args('/api/v1/projects?cursor=nope')))).toBe(400)
  expect(await statusOf(projectPage(args('/projects/none', { params: { slug: 'none' } })))).toBe(404)
})
