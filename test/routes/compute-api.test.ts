import { beforeEach, expect, test } from 'vitest'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { loader as allocations } from '#app/routes/api.v1.allocations._index/route.ts'
import { loader as oneAllocation } from '#app/routes/api.v1.allocations.$allocationId/route.ts'
import { loader as capacity } from '#app/routes/api.v1.capacity/route.ts'
import { action as imports } from '#app/routes/api.v1.usage.imports/route.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

beforeEach(() => replaceWorld(held.world))

const text = `Cluster|JobIDRaw|JobID|Account|User|Partition|State|Submit|Start|End|ElapsedRaw|AllocTRES|NodeList|JobName
c|1|1|atom_g17|u|h100|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu:h100=2,gres/gpu=2|n1|a
`

async function tokenOf(person: Person, scope: string): Promise<string> {
  return made(
    await issueToken(held.world, actorOf(person), { email: person.email, name: 'test', scopes: [scope], days: 1 }),
  ).secret
}

type Ask = { token: string; body?: string; type?: string; params?: Record<string, string> }

async function ask(
  door: (args: never) => Promise<unknown>,
  path: string,
  { token, body, type = 'text/plain', params = {} }: Ask,
) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const request = new Request(`http://localhost:3000${path}`, {
    headers,
    ...(body !== undefined && { method: 'POST', body }),
  })
  const answer = await door({ request, params, context: {} } as never).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw answer
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}

async function given() {
  const { world } = held
  const people = await cast(world)
  const projectId = await givenProject(world, people.grace, 'atom_g17')
  await givenSupply(world, people.ravi, 100)
  const months = [{ month: '2026-03' as Month, seconds: gpuHours(10) }]
  const { allocationId } = made(
    await allocateHours(world, actorOf(people.ravi), { projectId, gpuClass: 'h100', months }),
  )
  return { ...people, allocationId }
}

test('a file sent by API is imported, and the researcher reads what it used', async () => {
  const { ravi, grace, lin, allocationId } = await given()
  const token = await tokenOf(ravi, 'usage:write')

  const looked = await ask(imports, '/api/v1/usage/imports?dry_run=1', { token, body: text })
  const sent = await ask(imports, '/api/v1/usage/imports', { token, body: text })
  const mine = await ask(allocations, '/api/v1/allocations', { token: await tokenOf(grace, 'allocations:read') })
  const hers = await ask(allocations, '/api/v1/allocations', { token: await tokenOf(lin, 'allocations:read') })

  expect(looked.body).toMatchObject({ dry_run: true, rows: { final: 1 } })
  expect(sent).toMatchObject({
    status: 200,
    body: {
      dry_run: false,
      gpu_seconds: { final: '7200', provisional: '0', unattributed: '0' },
      by_account: { atom_g17: '7200' },
      problems: [],
    },
  })
  expect(mine.body).toMatchObject({
    items: [
      {
        id: allocationId,
        granted: { asset: 'GPU:h100', seconds: '36000' },
        used: { seconds: '7200' },
        left: { seconds: '28800' },
      },
    ],
    next_cursor: null,
  })
  expect(hers.body).toEqual({ items: [], next_cursor: null })
})

test('not yours is not found, and staff read the calendar', async () => {
  const { ravi, grace, lin, allocationId } = await given()
  const path = `/api/v1/allocations/${allocationId}`
  const params = { allocationId }

  const mine = await ask(oneAllocation, path, { token: await tokenOf(grace, 'allocations:read'), params })
  const hers = await ask(oneAllocation, path, { token: await tokenOf(lin, 'allocations:read'), params })
  const calendar = await ask(capacity, '/api/v1/capacity', { token: await tokenOf(ravi, 'capacity:read') })

  expect(mine.body).toMatchObject({ months: [{ month: '2026-03', planned: { seconds: '36000' } }] })
  expect(hers).toMatchObject({ status: 404, type: expect.stringContaining('application/problem+json') })
  expect(calendar.body.items[0]).toMatchObject({
    gpu_class: 'h100',
    months: [{ month: '2026-03', free: { asset: 'GPU:h100', seconds: '324000' } }],
  })
})

test('a file that cannot be read, a wrong type and a wrong token are problem documents', async () => {
  const { ravi, grace } = await given()
  const token = await tokenOf(ravi, 'usage:write')
  const send = (path: string, more: Partial<Ask>) =>
    ask(imports, `/api/v1/usage/imports${path}`, { token, body: 'a|b\n', ...more })

  expect(await send('', {})).toMatchObject({ status: 400, body: { code: 'no-header' } })
  expect(await send('?columns=jobid,state&time_zone=Mars/Olympus', {})).toMatchObject({
    status: 400,
    body: { code: 'bad-time-zone' },
  })
  expect(await send('', { body: '{"jobs": 3}', type: 'application/json' })).toMatchObject({
    status: 400,
    body: { code: 'bad-json' },
  })
  expect(await send('', { type: 'image/png' })).toMatchObject({ status: 415 })
  expect(await send('', { token: await tokenOf(grace, 'allocations:read') })).toMatchObject({ status: 403 })
  expect(await send('', { token: 'nobody' })).toMatchObject({ status: 401 })
})
