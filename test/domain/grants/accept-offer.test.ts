import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { readToAllocate } from '#app/domain/compute/read-allocations.server.ts'
import { acceptOffer } from '#app/domain/grants/accept-offer.server.ts'
import { writePaper } from '#app/domain/grants/agreements/agreement.ts'
import { readSignedAgreement } from '#app/domain/grants/agreements/read-signed-agreement.server.ts'
import { lapseOffers } from '#app/domain/grants/lapse-offers.server.ts'
import { readMyApplication } from '#app/domain/grants/read-my-application.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { readProject, readProjectBySlug } from '#app/domain/grants/read-projects.server.ts'
import { actorOf, portal } from '#app/domain/people/person.ts'
import { gpuSeconds } from '#app/units/gpu-time.ts'
import type { Id } from '#app/units/id.ts'
import { letters } from '#db/schema/activity.ts'
import { awardLines } from '#db/schema/agreements.ts'
import { type Cast, cast } from '#test/support/cast.ts'
import { givenCall, givenDecided, givenReleased, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()
let people: Cast
let callId: Id<'cal'>
let applicationId: Id<'app'>

beforeEach(async () => {
  people = await cast(held.world)
  callId = (await givenCall(held.world, people.june)).callId
  applicationId = await givenDecided(held.world, people)
})

const accept = (who = people.grace, signedName = 'Grace Hopper') =>
  acceptOffer(held.world, actorOf(who), { applicationId, signedName })

test('a signed offer makes the award and an active project with its address, account and team', async () => {
  const { world } = held
  await givenReleased(world, people, callId)

  const { projectId } = made(await accept())

  expect(await readMyApplication(world, people.grace, applicationId)).toMatchObject({
    stage: 'awarded',
    project: { slug: 'lantern' },
  })
  expect(await readProject(world, people.lin, projectId)).toMatchObject({
    state: 'active',
    slurmAccount: 'atom_g01',
    startsOn: '2026-05-01',
    endsOn: '2026-10-31',
    members: [
      { name: 'Grace Hopper', role: 'pi' },
      { name: 'Lin Chen', role: 'co_pi' },
    ],
  })
  expect(await readProjectBySlug(world, 'lantern')).toMatchObject({ title: 'Lantern: a 7B model' })
  expect(await readProject(world, people.ada, projectId)).toBeNull()
  expect((await world.db.select().from(letters)).at(-1)).toMatchObject({ kind: 'award-accepted' })
})

test('a part of an offer is an award of that part, kept word for word with its fingerprint', async () => {
  const { world } = held
  await givenReleased(world, people, callId)
  const [line] = (await readMyApplication(world, people.grace, applicationId))?.decision?.lines ?? []
  if (!line) throw new Error('nothing is offered')
  const take = (seconds: bigint) =>
    acceptOffer(world, actorOf(people.grace), {
      applicationId,
      signedName: 'Grace Hopper',
      taken: [{ gpuClass: line.gpuClass, seconds: gpuSeconds(seconds) }],
    })
  expect(await take(line.seconds + 1n)).toMatchObject({ refused: 'more-than-offered' })
  expect(await take(0n)).toMatchObject({ refused: 'nothing-taken' })
  expect(await world.db.select().from(awardLines)).toEqual([])

  const { awardId, projectId } = made(await take(line.seconds / 2n))

  const hours = { gpuClass: line.gpuClass, seconds: line.seconds / 2n }
  expect((await readProject(world, people.grace, projectId))?.awards).toMatchObject([
    { lines: [hours], hasAgreement: true },
  ])
  expect(await readToAllocate(world.db, { awardId })).toMatchObject([hours])
  expect((await readPanel(world, people.june, callId))[0]?.granted).toEqual([hours])
  const signed = await readSignedAgreement(world.db, people.june, applicationId)
  expect(signed?.paper).toMatchObject({
    hours: [{ gpuClass: line.gpuClass, seconds: String(line.seconds / 2n) }],
    signature: { name: 'Grace Hopper', at: world.clock.now().toISOString() },
  })
  if (!signed) throw new Error('nothing is signed')
  expect(signed.sha256).toBe(createHash('sha256').update(writePaper(signed.paper)).digest('hex'))
  expect(await readSignedAgreement(world.db, people.ada, applicationId)).toBeNull()
})

test('accepting twice, and five times at once, makes one award', async () => {
  const { world } = held
  await givenReleased(world, people, callId)

  const all = await Promise.all([accept(), accept(), accept(), accept(), accept()])

  expect(new Set([...all, await accept()].map((one) => made(one).awardId)).size).toBe(1)
})

test('two projects accepted at once get addresses and accounts of their own', async () => {
  const { world } = held
  const other = await givenDecided(world, people, { lead: people.ada })
  await givenReleased(world, people, callId, 2)

  const [mine, theirs] = await Promise.all([
    accept(),
    acceptOffer(world, actorOf(people.ada), { applicationId: other, signedName: 'Ada Lovelace' }),
  ])

  const projects = [
    await readProject(world, people.june, made(mine).projectId),
    await readProject(world, people.june, made(theirs).projectId),
  ]
  expect(projects.map((project) => project?.slug).sort()).toEqual(['lantern', 'lantern-2'])
  expect(projects.map((project) => project?.slurmAccount).sort()).toEqual(['atom_g01', 'atom_g02'])
})

test('there is nothing to accept before the release, for others, without a name, or after its time', async () => {
  const { world } = held
  expect(await accept()).toMatchObject({ refused: 'not-offered' })
  await givenReleased(world, people, callId)
  expect(await accept(people.lin)).toMatchObject({ refused: 'not-found' })
  expect(await accept(people.grace, ' ')).toMatchObject({ refused: 'not-signed' })

  world.clock.advance(30 * 86_400_000)

  expect(await accept()).toMatchObject({ refused: 'lapsed' })
  expect(await lapseOffers(world, portal('calendar'))).toBe(1)
  expect(await accept()).toMatchObject({ refused: 'lapsed' })
})
