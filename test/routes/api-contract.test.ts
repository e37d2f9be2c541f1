import { readdirSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { describeApi } from '#app/api/description.ts'
import { type Operation, operations } from '#app/api/operations.ts'
import { allocateHours } from '#app/domain/compute/allocate-hours.server.ts'
import { issueToken } from '#app/domain/people/issue-token.server.ts'
import { actorOf, type Person, portal } from '#app/domain/people/person.ts'
import type { Scope } from '#app/domain/people/scope.ts'
import { limits } from '#app/platform/limits.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import type { Month } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenProject, givenSupply } from '#test/support/given/compute.ts'
import { givenCampaign, givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { givenCall, givenSubmitted } from '#test/support/given/grants.ts'
import { made } from '#test/support/given/people.ts'
import { givenPledge } from '#test/support/given/pledges.ts'
import { type Answer, type Door, get, knock } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

/** Every machine door against its own description: answers, errors, pages, figures, limits. */

const till = useTill()
const held = useWorld({ payments: till.payments })
beforeEach(() => replaceWorld(held.world))
const modules = import.meta.glob<{ loader: Door; action?: Door }>('/app/routes/api.v1.*/route.ts*')

const description = describeApi({ name: 'ATOM Lab', origin: 'http://localhost:3000' })
const ajv = new Ajv2020({ strict: false })
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) })
ajv.addSchema({ $id: 'api', components: description.components })

/** What of an answer is not as the schema of that name says. */
function strayFrom(name: string, body: unknown): unknown[] {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` })
  return validate(body) ? [] : (validate.errors ?? [])
}

async function doorOf({ route }: Pick<Operation, 'route'>) {
  const door = modules[`/app/routes/${route}/route.ts`] ?? modules[`/app/routes/${route}/route.tsx`]
  if (!door) throw new Error(`no door for ${route}`)
  return door()
}

async function bearer({ email }: Person, scope: Scope | null): Promise<Record<string, string>> {
  if (!scope) return {}
  const ask = { email, name: 'test', scopes: [scope], days: 1 }
  return { authorization: `Bearer ${made(await issueToken(held.world, portal('test'), ask)).secret}` }
}

/** Three of everything that is listed. */
async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const months = [{ month: '2026-03' as Month, seconds: gpuHours(10) }]
  let allocationId: Id<'alo'> = 'alo_none'
  for (const account of ['atom_g17', 'atom_g18', 'atom_g19']) {
    const projectId = await givenProject(world, people.grace, account)
    await givenSupply(world, people.ravi, 100)
    const asked = { projectId, gpuClass: 'h100', months }
    allocationId = made(await allocateHours(world, actorOf(people.ravi), asked)).allocationId
    await givenGift(world, { fundId })
    await givenPledge(world, { fundId, by: people.fay })
  }
  const slug = 'spring'
  await givenCampaign(world, { fundId, slug })
  await givenCall(world, people.june)
  for (const lead of [people.grace, people.ada, people.kofi]) await givenSubmitted(world, lead)
  return { ...people, allocationId, slug }
}

test('every machine door is described, and nothing else', () => {
  const doors = readdirSync('app/routes').filter((route) => route.startsWith('api.v1.') && !route.includes('openapi'))

  expect(operations.map((operation) => operation.route).sort()).toEqual(doors.sort())
  expect(Object.keys(description.paths)).toEqual(operations.map((operation) => operation.path))
})

const named = (some: readonly Operation[]) => some.map((operation) => [operation.path, operation] as const)

test.each(named(operations.filter(({ method }) => method === 'get')))(
  '%s answers as described',
  async (_path, asked) => {
    const { rosa, allocationId, slug } = await given()
    const { loader } = await doorOf(asked)
    const path = asked.path.replace('{allocationId}', allocationId).replace('{slug}', slug)
    const headers = await bearer(rosa, asked.scope)

    const answer = await get(held.world, loader, { path, params: { allocationId, slug }, headers })

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(strayFrom(asked.answers, answer.body)).toEqual([])
    expect(figuresIn(answer.body)).toEqual([])
  },
)

test('an import answers as described, and never more often than its limit', async () => {
  const { ravi } = await given()
  const [importing] = operations.filter(({ method }) => method === 'post')
  if (!importing) throw new Error('no import is described')
  const { action } = await doorOf(importing)
  const headers = await bearer(ravi, importing.scope)
  const address = 'http://localhost:3000/api/v1/usage/imports?dry_run=1'
  const send = () => knock(action as Door, new Request(address, { method: 'POST', body: sacct, headers }))

  const first = await send()
  const rest: number[] = []
  for (let index = 1; index < limits.importFromPerson.points; index += 1) rest.push((await send()).status)
  const over = await send()

  expect(strayFrom(importing.answers, first.body)).toEqual([])
  expect(first.body).toMatchObject({ dry_run: true, by_account: { atom_g17: '7200' } })
  expect(new Set(rest)).toEqual(new Set([200]))
  expect(over.headers.get('retry-after')).toMatch(/^\d+$/)
  expectProblem(over, 429)
})

const sacct = `Cluster|JobIDRaw|JobID|Account|State|Submit|Start|End|ElapsedRaw|AllocTRES
c|1|1|atom_g17|COMPLETED|2026-03-01T00:00:00|2026-03-01T00:00:00|2026-03-01T01:00:00|3600|gres/gpu:h100=2
`
const noCursor = ['cursor=', 'cursor=x', 'cursor=don_1', 'cursor=%27', 'limit=0', 'limit=-1', 'limit=x', 'limit=1e3']

describe.each(named(operations.filter(({ isPaged }) => isPaged)))('%s', (path, asked) => {
  test('pages by cursor, each row once and in the same order', async () => {
    const { rosa } = await given()
    const { loader } = await doorOf(asked)
    const headers = await bearer(rosa, asked.scope)
    const read = async (query: string) => (await get(held.world, loader, { path: `${path}?${query}`, headers })).body

    const whole = rowsOf(await read('limit=200'))
    const found: string[] = []
    let cursor: string | null = ''
    for (let page = 0; cursor !== null && page < 50; page += 1) {
      const body: unknown = await read(`limit=1${cursor && `&cursor=${cursor}`}`)
      found.push(...rowsOf(body))
      cursor = (body as { next_cursor: string | null }).next_cursor
    }

    expect(whole.length).toBeGreaterThanOrEqual(3)
    expect(found).toEqual(whole)
  })

  test('refuses a cursor and a limit that are none', async () => {
    const { rosa } = await cast(held.world)
    const { loader } = await doorOf(asked)
    const headers = await bearer(rosa, asked.scope)

    for (const query of noCursor) {
      expectProblem(await get(held.world, loader, { path: `${path}?${query}`, headers }), 400)
    }
  })
})

test('what is not there, or not yours, is a problem document', async () => {
  const { grace, lin, allocationId } = await given()
  const [one] = operations.filter(({ path }) => path.includes('{'))
  if (!one) throw new Error('no door with an id is described')
  const { loader } = await doorOf(one)
  const asks = [
    [lin, allocationId],
    [grace, 'alo_none'],
    [grace, "'"],
  ] as const

  for (const [person, id] of asks) {
    const headers = await bearer(person, one.scope)
    expectProblem(await get(held.world, loader, { path: '/api/v1/one', params: { allocationId: id }, headers }), 404)
  }
})

function expectProblem(answer: Answer, status: number): void {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(strayFrom('Problem', answer.body)).toEqual([])
  expect((answer.body as { detail: string }).detail).toMatch(/^[A-Za-z].*\.$/)
}

function rowsOf(body: unknown): string[] {
  const [rows] = Object.values(body as Record<string, unknown>).filter(Array.isArray)
  return (rows as { id: string }[]).map(({ id }) => id)
}

/** Amounts beside an asset that are not text of whole units. */
function figuresIn(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return []
  const { asset, amount, seconds } = body as Record<string, unknown>
  const said = asset === 'USD' ? amount : seconds
  const isAmount = typeof asset === 'string' && ('amount' in body || 'seconds' in body)
  const own = isAmount && !(typeof said === 'string' && /^-?\d+$/.test(said)) ? [body] : []
  return [...own, ...Object.values(body).flatMap(figuresIn)]
}
