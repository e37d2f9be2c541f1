import { existsSync, readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import { beforeEach, expect, test } from 'vitest'
import { publishRate } from '#app/domain/compute/publish-rate.server.ts'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { changeProjectState } from '#app/domain/grants/change-project-state.server.ts'
import { readAwards, readNewestAwards } from '#app/domain/impact/read-awards.server.ts'
import { actorOf } from '#app/domain/people/person.ts'
import { loader } from '#app/routes/api.v1.awards[.]json/route.ts'
import { loader as currentProjects } from '#app/routes/api.v1.current-projects[.]json/route.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { replaceWorld } from '#app/world.server.ts'
import { cast } from '#test/support/cast.ts'
import { givenAward, givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { get } from '#test/support/http.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
beforeEach(() => replaceWorld(held.world))

const path = '/api/v1/awards.json'
type Grant = Record<string, unknown> & { id: string; amountAwarded: number }

async function readGrants(): Promise<Grant[]> {
  const { body } = await get(held.world, loader, { path })
  return (body as { grants: Grant[] }).grants
}

test('a signed award is a grant in kind, worth its hours at the rate of the day it was released', async () => {
  const people = await cast(held.world)
  const { awardId } = await givenAward(held.world, people)
  const rate = (validFrom: string, dollars: number) =>
    publishRate(held.world, actorOf(people.mina), {
      gpuClass: 'h100',
      validFrom: validFrom as Day,
      perHour: usd(dollars),
    })
  made(await rate('2026-01-01', 2.15))
  made(await rate('2026-03-04', 9))

  const [grant, ...others] = await readGrants()

  expect(others).toEqual([])
  expect(grant).toMatchObject({
    id: `US-EIN-000000000-${awardId}`,
    title: 'Lantern: a 7B model',
    description: '420,000 GPU-hours of NVIDIA H100, given in kind: no money is paid. A model in the open.',
    currency: 'USD',
    amountAwarded: 903_000,
    awardDate: '2026-03-03T17:00:00.000Z',
    plannedDates: [{ startDate: '2026-05-01T00:00:00.000Z', endDate: '2026-10-31T23:59:59.000Z' }],
    recipientOrganization: [{ id: 'US-EIN-000000000-org-arlington', name: 'Arlington' }],
    fundingOrganization: [{ id: 'US-EIN-000000000', name: 'ATOM Open Models Laboratory, Inc.' }],
    grantProgramme: [{ code: 'open-models-2026' }],
    gpuTime: [
      {
        asset: 'GPU:h100',
        seconds: '1512000000',
        rate_per_hour: { asset: 'USD', amount: '215' },
        value: { asset: 'USD', amount: '90300000' },
      },
    ],
  })
})

test('hours without a published rate are named and count as nothing', async () => {
  const people = await cast(held.world)
  await givenAward(held.world, people)

  const [grant] = await readGrants()

  expect(grant?.amountAwarded).toBe(0)
  expect(grant?.gpuTime).toMatchObject([{ seconds: '1512000000', rate_per_hour: null }])
})

test('every grant is one by the 360Giving schema, whether or not formats are looked at', async (context) => {
  const file = '../shared/data/grants/360-giving-schema.json'
  if (!existsSync(file)) return context.skip()
  const people = await cast(held.world)
  await givenAward(held.world, people)

  const [grant] = await readGrants()

  for (const validateFormats of [true, false]) {
    const ajv = new Ajv2020({ strict: false, validateFormats })
    ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/)
    ajv.addFormat('uri', { validate: (text: string) => URL.canParse(text) })
    // The file names its own dialect with http where JSON Schema says https.
    const { $schema: _, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
    const validate = ajv.compile(schema)
    expect(validate(grant) ? [] : validate.errors).toEqual([])
  }
})

test('a draft, an offer nobody signed yet and a project that is not shown are not listed', async () => {
  const people = await cast(held.world)
  const { callId } = await givenCall(held.world, people.june)
  const applicationId = await givenDecided(held.world, people)
  const drafted = await readGrants()
  await givenReleased(held.world, people, callId)
  const offered = await readGrants()
  const signed = { applicationId, signedName: people.grace.name }
  const { projectId } = made(await acceptOffer(held.world, actorOf(people.grace), signed))
  const awarded = await readGrants()
  made(await changeProjectState(held.world, actorOf(people.june), { projectId, to: 'suspended' }))

  expect([drafted, offered]).toEqual([[], []])
  expect(awarded).toHaveLength(1)
  expect(await readGrants()).toEqual([])
})

test('who has it already is told so', async () => {
  const people = await cast(held.world)
  const first = await get(held.world, loader, { path })
  const tag = first.headers.get('etag') ?? ''
  const same = await get(held.world, loader, { path, headers: { 'if-none-match': tag } })

  await givenAward(held.world, people)
  const later = await get(held.world, loader, { path, headers: { 'if-none-match': tag } })

  expect(first.headers.get('cache-control')).toMatch(/^public, s-maxage=60/)
  expect(same).toMatchObject({ status: 304, body: '' })
  expect(later.status).toBe(200)
})

test('the newest awards are read without the older ones, each with its hours', async () => {
  const { world } = held
  const people = await cast(world)
  const { callId } = await givenCall(world, people.june)
  const sign = async (lead: typeof people.grace, applicationId: Id<'app'>) =>
    made(await acceptOffer(world, actorOf(lead), { applicationId, signedName: lead.name }))
  const first = await givenDecided(world, people)
  const second = await givenDecided(world, people, { lead: people.ada })
  await givenReleased(world, people, callId, 2)
  await sign(people.grace, first)
  await sign(people.ada, second)

  const every = await readAwards(world.db, world.lab.timeZone)
  const newest = await readNewestAwards(world.db, world.lab.timeZone, 1)

  expect(every).toHaveLength(2)
  expect(newest).toEqual([every[1]])
  expect(newest[0]?.hours).toMatchObject([{ gpuClass: 'h100' }])
})

test('projects under way are listed by page, with the hours of their awards; closed ones are not', async () => {
  const people = await cast(held.world)
  const { projectId } = await givenAward(held.world, people)
  const read = async (query = '') => get(held.world, currentProjects, { path: `/api/v1/current-projects.json${query}` })

  expect(await readGrants()).toMatchObject([{ outputs: [] }])
  expect((await read()).body).toMatchObject({
    page: 1,
    pages: 1,
    projects: [{ projectId, requestTitle: 'Lantern: a 7B model', pi: 'Grace Hopper', piInstitution: 'Arlington' }],
  })
  expect((await read('?page=2')).body).toMatchObject({ page: 2, projects: [] })
  for (const page of ['0', '-1', 'x', '1.5', '']) expect((await read(`?page=${page}`)).status).toBe(400)

  for (const to of ['closing', 'closed'] as const) {
    made(await changeProjectState(held.world, actorOf(people.june), { projectId, to }))
  }
  expect((await read()).body).toMatchObject({ projects: [] })
})
