import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readCapacity } from '#app/domain/compute/read-capacity.server.ts'
import { endHours } from '#app/domain/giving/in-kind/end-hours.server.ts'
import { noteDelivery } from '#app/domain/giving/in-kind/note-delivery.server.ts'
import { pledgeHours } from '#app/domain/giving/in-kind/pledge-hours.server.ts'
import { readHoursOfDonor, readHoursPledge, readHoursPledges } from '#app/domain/giving/in-kind/read-hours.server.ts'
import { readDonor } from '#app/domain/giving/read-donors.server.ts'
import { readHoursGivers } from '#app/domain/impact/read-backers.server.ts'
import { gpuHours } from '#app/units/gpu-time.ts'
import type { Month } from '#app/units/time.ts'
import { donors } from '#db/schema/giving.ts'
import { hoursPledges } from '#db/schema/in-kind.ts'
import { journalEntries } from '#db/schema/ledger.ts'
import { cast } from '#test/support/cast.ts'
import { givenDonor } from '#test/support/given/donors.ts'
import { givenGpuClasses } from '#test/support/given/grants.ts'
import { givenHours, hoursAsk, readHoursRow } from '#test/support/given/in-kind.ts'
import { kindsOfLetters } from '#test/support/given/plan-life.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a promise of hours is written down once, posts nothing, and no hour of it is in the calendar', async () => {
  const { world } = held
  const { fay } = await cast(world)
  await givenGpuClasses(world)
  const ask = hoursAsk(world)

  const both = await Promise.all([pledgeHours(world, fay, ask), pledgeHours(world, fay, ask)])

  expect(both.map(({ ok }) => ok)).toEqual([true, true])
  expect(await world.db.select().from(hoursPledges)).toHaveLength(1)
  expect(await readHoursRow(world, ask.hoursId)).toMatchObject({
    state: 'active',
    isDeductible: false,
    isRecognised: true,
    isOnForm990: false,
  })
  expect(await world.db.select().from(journalEntries)).toEqual([])
  expect((await readCapacity(world.db)).flatMap(({ months }) => months)).toEqual([])
  expect(await readHoursGivers(world.db), 'a promise alone is not on the wall').toEqual([])
  expect(await kindsOfLetters(world)).toEqual(['hours-pledged'])
})

test('the same form is one promise and one giver, also one without an address; with other words it is refused', async () => {
  const { world } = held
  const { fay } = await cast(world)
  await givenGpuClasses(world)
  const donor = { kind: 'new' as const, name: 'Tessera Labs', email: null, is: 'organisation' as const }
  const ask = hoursAsk(world, { donor })
  await Promise.all(Array.from({ length: 5 }, () => pledgeHours(world, fay, ask)))
  const other = await givenDonor(world, { name: 'Grace Hopper' })
  const wrongs = [
    { promised: gpuHours(2_000) },
    { agreement: 'Another letter' },
    { donor: { ...donor, name: 'Tesserae' } },
    { donor: { kind: 'known' as const, donorId: other } },
  ]

  expect(await world.db.select().from(donors).where(eq(donors.name, 'Tessera Labs'))).toHaveLength(1)
  for (const words of wrongs)
    expect(await pledgeHours(world, fay, { ...ask, ...words })).toEqual({ ok: false, refused: 'other-words' })
  expect(await world.db.select().from(hoursPledges)).toMatchObject([{ promised: gpuHours(1_000) }])
})

test('a promise that makes no sense is refused, each for its reason', async () => {
  const { world } = held
  const { fay, ravi, otto } = await cast(world)
  await givenGpuClasses(world)
  const wrongs = [
    [{ promised: gpuHours(0) }, 'no-hours'],
    [{ promised: gpuHours(100_000_001) }, 'no-hours'],
    [{ lastMonth: '2026-02' as Month }, 'ends-before-it-begins'],
    [{ firstMonth: '2026-01' as Month, lastMonth: '2026-02' as Month }, 'window-past'],
    [{ gpuClass: 'x9' }, 'no-such-class'],
    [{ agreement: ' ' }, 'no-agreement'],
    [{ donor: { kind: 'known' as const, donorId: 'dnr_none' as const } }, 'no-such-donor'],
  ] as const

  for (const person of [ravi, otto])
    expect(await pledgeHours(world, person, hoursAsk(world))).toEqual({ ok: false, refused: 'not-allowed' })
  for (const [words, refused] of wrongs)
    expect(await pledgeHours(world, fay, hoursAsk(world, words))).toEqual({ ok: false, refused })
  expect(await world.db.select().from(hoursPledges)).toEqual([])
})

test('who gives hours anonymously is known to finance and the auditor alone', async () => {
  const { world } = held
  const { fay, ravi, rosa, mina, otto, grace } = await cast(world)
  await givenGpuClasses(world)
  const ask = hoursAsk(world, { isAnonymous: true, publicName: null })
  await pledgeHours(world, fay, ask)
  const { donorId } = await readHoursRow(world, ask.hoursId)

  const first = { state: null, page: { size: 10 } }
  expect(await readHoursPledges(world.db, grace, first)).toBeNull()
  for (const person of [fay, ravi, rosa]) {
    expect(await readHoursPledge(world.db, person, ask.hoursId)).toMatchObject({ giver: null, giverEmail: null })
    expect(await readHoursOfDonor(world.db, person, donorId)).toEqual([])
    expect(
      JSON.stringify((await readHoursPledges(world.db, person, first))?.lines.map((line) => line.giver)),
    ).not.toContain('Tessera')
    expect(await readDonor(world.db, person, donorId)).toBeNull()
  }
  for (const person of [mina, otto])
    expect((await readHoursPledge(world.db, person, ask.hoursId))?.giver?.name).toBe('Tessera Labs')
})

test('what is written of an anonymous promise in free words is shown only to who may know, or must look', async () => {
  const { world } = held
  const { fay, ravi, mina } = await cast(world)
  const hoursId = await givenHours(world, fay, { isAnonymous: true, publicName: null })
  const said = { hoursId, month: '2026-03' as Month, seconds: gpuHours(10), evidence: 'Tessera rack 4' }
  await noteDelivery(world, fay, { ...said, deliveryId: world.ids.next('hdl') })
  const evidenceFor = async (person: typeof fay) =>
    (await readHoursPledge(world.db, person, hoursId))?.deliveries.map(({ evidence }) => evidence)

  expect(await evidenceFor(fay)).toEqual(['Known to finance only'])
  for (const person of [ravi, mina]) expect(await evidenceFor(person)).toEqual(['Tessera rack 4'])

  await endHours(world, fay, { hoursId, reason: 'Tessera was sold', as: 'staff' })
  for (const person of [fay, ravi]) expect((await readHoursPledge(world.db, person, hoursId))?.endReason).toBeNull()
  expect((await readHoursPledge(world.db, mina, hoursId))?.endReason).toBe('Tessera was sold')
})

test('promises of hours are read by cursor, newest first, and by state', async () => {
  const { world } = held
  const { fay } = await cast(world)
  await givenGpuClasses(world)
  const asks = [1, 2, 3].map(() => hoursAsk(world))
  for (const ask of asks) await pledgeHours(world, fay, ask)
  const [oldest, middle, newest] = asks.map(({ hoursId }) => hoursId)

  const first = await readHoursPledges(world.db, fay, { state: 'active', page: { size: 2 } })
  const second = await readHoursPledges(world.db, fay, { state: null, page: { size: 2, before: middle } })
  const over = await readHoursPledges(world.db, fay, { state: 'lapsed', page: { size: 2 } })

  expect(first).toMatchObject({ lines: [{ id: newest }, { id: middle }], hasNewer: false, hasOlder: true })
  expect(second).toMatchObject({ lines: [{ id: oldest }], hasNewer: true, hasOlder: false })
  expect(over?.lines).toEqual([])
})
