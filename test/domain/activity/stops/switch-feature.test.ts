import { readFileSync } from 'node:fs'
import { beforeEach, expect, test, vi } from 'vitest'
import { isStoppedNow, readStops } from '#app/domain/activity/stops/read-stops.server.ts'
import { searchNames, stoppableAsked } from '#app/domain/activity/stops/stop.ts'
import { switchFeature } from '#app/domain/activity/stops/switch-feature.server.ts'
import { readActivity } from '#app/domain/impact/read-activity.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, portal as thePortal } from '#app/domain/people/person.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, made } from '#test/support/given/grants.ts'
import { cookieOf } from '#test/support/http.ts'
import { usePortal } from '#test/support/portal.ts'
import { useWorld } from '#test/support/world.ts'

// why: the portal logs every request, and nobody reads it here.
vi.hoisted(() => Object.assign(process.env, { LOG_LEVEL: 'silent' }))
const held = useWorld()
const portal = usePortal(held)
let people: Cast
beforeEach(async () => {
  people = await cast(held.world)
})

const stop = (what: 'search' | 'exports', isStopped = true, who = people.rosa, reason = 'A leak.') =>
  switchFeature(held.world, actorOf(who), { what, isStopped, reason })

test('an administrator stops search and exports, each by itself, and starts them again', async () => {
  const { world } = held
  made(await stop('search'))

  expect(await isStoppedNow(world.db, 'search')).toBe(true)
  expect(await isStoppedNow(world.db, 'exports')).toBe(false)
  expect(await readStops(world.db, people.otto)).toMatchObject([
    { what: 'search', reason: 'A leak.', by: people.rosa.name },
  ])
  expect(await readStops(world.db, people.june)).toEqual([])
  made(await stop('search', false))
  expect(await isStoppedNow(world.db, 'search')).toBe(false)
  const told = await readActivity(world.db, people.rosa, { type: 'feature', id: 'search' })
  expect(told.map(({ kind }) => kind).sort()).toEqual(['feature-started', 'feature-stopped'])
})

test('nobody else does, nobody without a reason, and nobody twice', async () => {
  expect(await stop('search', true, people.june)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await stop('search', true, people.otto)).toEqual({ ok: false, refused: 'not-allowed' })
  expect(await stop('search', true, people.rosa, ' ')).toEqual({ ok: false, refused: 'no-reason' })
  expect(await stop('search', false)).toEqual({ ok: false, refused: 'already-so' })
  const both = await Promise.all([stop('search'), stop('search')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('what is stopped is answered nowhere: pages, files, data, tokens', async () => {
  const { world } = held
  const { callId } = await givenCall(world, people.june)
  const token = made(
    await issueToken(world, thePortal('test'), {
      email: people.mina.email,
      name: 'x',
      scopes: ['gifts:read'],
      days: 1,
    }),
  )
  const cookies = {
    june: await cookieOf(world, people.june),
    mina: await cookieOf(world, people.mina),
    rosa: await cookieOf(world, people.rosa),
  }
  const searches: [keyof typeof cookies | null, string][] = [
    ['june', '/admin/search?q=ada'],
    ['june', '/admin/search.data?q=ada'],
    ['june', '/admin/applications?words=ada'],
    ['mina', '/admin/donors?q=ada'],
    ['mina', '/admin/gifts?q=ada'],
    ['rosa', '/admin/people?q=ada'],
  ]
  const files: [keyof typeof cookies | null, string][] = [
    ['june', `/admin/calls/${callId}/export/applications.csv`],
    ['june', `/admin/calls/${callId}/export/applications.json`],
    ['mina', '/admin/donors.csv'],
    ['mina', '/admin/donors.csv.data'],
    ['mina', '/admin/gifts.csv'],
    ['mina', '/backer/settings/everything.zip'],
    [null, '/api/v1/awards.json'],
    [null, '/impact/ledger.jsonl'],
  ]
  const ask = (who: keyof typeof cookies | null, address: string) =>
    portal.knock(address, who ? { cookie: cookies[who] } : {})
  const statuses = async (asked: typeof searches) => {
    const answers = await Promise.all(
      asked.map(async ([who, address]) => ({ address, status: (await ask(who, address)).status })),
    )
    const common = answers[0]?.status
    return [common, ...answers.filter(({ status }) => status !== common)]
  }
  const byToken = () => portal.knock('/api/v1/gifts', { headers: { authorization: `Bearer ${token.secret}` } })

  expect([await statuses(searches), await statuses(files), (await byToken()).status]).toEqual([[200], [200], 200])
  made(await stop('search'))
  expect([await statuses(searches), await statuses(files), (await byToken()).status]).toEqual([[423], [200], 200])
  expect((await ask('june', '/admin/search?q=ada')).text).toContain('Search is stopped for now')
  expect((await ask('june', '/admin/search')).status).toBe(200)
  made(await stop('exports'))
  expect([await statuses(files), (await byToken()).status]).toEqual([[423], 423])
  expect((await ask('rosa', '/admin/stops')).text).toContain('A leak.')
  made(await stop('search', false))
  made(await stop('exports', false))
  expect([await statuses(searches), await statuses(files), (await byToken()).status]).toEqual([[200], [200], 200])
})

test('every door that leaves rows as a file is known by its address, and every field of a list that searches by its name', () => {
  const doors = Object.keys(import.meta.glob('/app/routes/*/route.{ts,tsx}'))
  const leaving = doors.filter(
    (door) => !door.includes('[.]pdf') && /csvStream\(|answerZip\(|filename="/.test(readFileSync(`.${door}`, 'utf8')),
  )
  const address = (door: string) =>
    `http://x/${door
      .split('/')[3]
      ?.replaceAll('[.]', '.')
      .replace(/\[\.(\w+)\]/, '.$1')
      .replaceAll('_.', '.')
      .replace('$file', 'a.csv')
      .replace(/\.(?!csv|zip|json|ics)/g, '/')}`
  expect(leaving.length).toBeGreaterThan(5)
  expect(leaving.filter((door) => stoppableAsked(new URL(address(door))) !== 'exports')).toEqual([])
  expect(searchNames.map((name) => stoppableAsked(new URL(`http://x/?${name}=a`)))).toEqual([
    'search',
    'search',
    'search',
  ])
})
