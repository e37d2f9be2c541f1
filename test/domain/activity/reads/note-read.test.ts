import { expect, test } from 'vitest'
import { noteRead } from '#app/domain/activity/reads/note-read.server.ts'
import { unusuallyMany } from '#app/domain/activity/reads/sensitive-read.ts'
import { exportKinds } from '#app/domain/grants/exports/export.ts'
import { noteExport } from '#app/domain/grants/exports/note-export.server.ts'
import { readPanel } from '#app/domain/grants/read-panel.server.ts'
import { readStaffApplication } from '#app/domain/grants/read-staff-application.server.ts'
import { readInbox } from '#app/domain/impact/read-inbox.server.ts'
import { readSensitiveReads } from '#app/domain/impact/read-sensitive-reads.server.ts'
import { actorOf, type Person } from '#app/domain/people/person.ts'
import { deliverLetter } from '#app/jobs/deliver-letter.server.ts'
import { letters } from '#db/schema/activity.ts'
import { conflicts } from '#db/schema/sight.ts'
import { cast } from '#test/support/cast.ts'
import { givenCall, givenInReview, givenReview, made } from '#test/support/given/grants.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

async function givenRead() {
  const people = await cast(held.world)
  const { callId } = await givenCall(held.world, people.june)
  return { people, callId, id: await givenInReview(held.world, people) }
}

async function readsSeenBy(reader: Person, ask = {}) {
  const { lines } = await readSensitiveReads(held.world, reader, ask)
  return lines.map(({ by, kind }) => `${by}: ${kind}`).sort()
}

async function readTimes(person: Person, times: number) {
  for (let time = 0; time < times; time++)
    await noteRead(held.world, person, { kinds: ['donor'], subjectId: `thing-${time}` })
}

test('who reads reviews, names and the panel is written down once an hour', async () => {
  const { world } = held
  const { people, id, callId } = await givenRead()
  await givenReview(world, people, id)

  for (let time = 0; time < 3; time++) await readStaffApplication(world, people.june, id)
  await readPanel(world, people.june, callId)

  const lines = ['panel', 'reviewer-names', 'reviews'].map((kind) => `${people.june.name}: ${kind}`)
  expect(await readsSeenBy(people.otto)).toEqual(lines)
  world.clock.advance(3_600_000)
  await readStaffApplication(world, people.june, id)
  expect(await readsSeenBy(people.otto, { subjectId: id })).toHaveLength(4)
  expect(await readsSeenBy(people.june)).toEqual([])
  expect(await readsSeenBy(people.otto, { kind: 'panel', personId: people.ravi.id })).toEqual([])
})

test('an applicant opening pages of her own leaves no line', async () => {
  const { world } = held
  const { people, id } = await givenRead()

  expect(await readStaffApplication(world, people.grace, id)).toBeNull()

  expect(await readsSeenBy(people.otto)).toEqual([])
})

test('a file taken along is a sensitive read', async () => {
  const { world } = held
  const { people, callId } = await givenRead()

  made(await noteExport(world, actorOf(people.june), { callId: callId, kind: 'reviews' }))

  expect(await readsSeenBy(people.rosa)).toEqual([`${people.june.name}: export`])
})

test('files weigh more: all kinds of one call are four, and a fifth file within the hour raises an alarm', async () => {
  const { world } = held
  const { people, callId } = await givenRead()
  for (const kind of exportKinds) made(await noteExport(world, actorOf(people.june), { callId, kind }))
  expect(await readInbox(world, people.otto, world.clock.now())).toEqual([])

  await noteRead(world, people.june, { kinds: ['export'], subjectId: 'gifts.csv' })

  expect(await readInbox(world, people.otto, world.clock.now())).toMatchObject([{ at: people.june.id }])
})

test('lines about a read can be neither altered nor removed', async () => {
  const { world } = held
  const people = await cast(world)
  await readTimes(people.june, 1)

  await expect(world.sql`update sensitive_read set kind = 'panel'`).rejects.toThrow()
  await expect(world.sql`delete from sensitive_read`).rejects.toThrow()
})

test('unusually many different things within an hour raise one alarm a day, told to everybody who watches but the reader', async () => {
  const { world } = held
  const people = await cast(world)

  await readTimes(people.june, unusuallyMany - 1)
  expect(await readInbox(world, people.otto, world.clock.now())).toEqual([])
  await readTimes(people.june, unusuallyMany + 5)

  for (const watcher of [people.otto, people.rosa])
    expect(await readInbox(world, watcher, world.clock.now())).toMatchObject([
      { act: 'look-at-reads', at: people.june.id },
    ])
  const queued = (await world.db.select().from(letters)).filter(({ kind }) => kind === 'reads-alarming')
  expect(queued.map(({ toEmail }) => toEmail).sort()).toEqual([people.otto.email, people.rosa.email].sort())
  for (const { id } of queued) await deliverLetter(world, { letterId: id })
  expect(world.mailbox[0]?.text).toContain(people.june.name)
  world.clock.advance(8 * 86_400_000)
  expect(await readInbox(world, people.otto, world.clock.now())).toEqual([])
})

test('the same things spread over hours raise none, and nobody is warned of herself', async () => {
  const { world } = held
  const people = await cast(world)
  await readTimes(people.june, unusuallyMany - 1)
  world.clock.advance(2 * 3_600_000)
  await readTimes(people.june, unusuallyMany - 1)
  await readTimes(people.rosa, unusuallyMany)

  expect(await readInbox(world, people.rosa, world.clock.now())).toEqual([])
  expect(await readInbox(world, people.otto, world.clock.now())).toMatchObject([{ at: people.rosa.id }])
})

test('who asks for what a conflict keeps from them is told to the auditor alone', async () => {
  const { world } = held
  const { people, id } = await givenRead()
  const stated = { applicationId: id, reviewerId: people.june.id, source: 'declared', status: 'confirmed' } as const
  await world.db.insert(conflicts).values({ ...stated, reason: 'Her brother.', statedAt: world.clock.now() })

  for (let time = 0; time < 2; time++) expect(await readStaffApplication(world, people.june, id)).toBeNull()

  expect(await readsSeenBy(people.otto)).toEqual([`${people.june.name}: kept-from`])
  expect(await readsSeenBy(people.rosa)).toEqual([])
  expect((await readInbox(world, people.rosa, world.clock.now())).filter(({ act }) => act === 'look-at-reads')).toEqual(
    [],
  )
  expect(await readInbox(world, people.otto, world.clock.now())).toMatchObject([{ act: 'look-at-reads' }])
  expect((await world.db.select().from(letters)).filter(({ kind }) => kind === 'reads-alarming')).toHaveLength(1)
})
