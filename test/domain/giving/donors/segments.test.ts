import { expect, test } from 'vitest'
import { mergeDonors } from '#app/domain/giving/donors/merge-donors.server.ts'
import { readDonorLines } from '#app/domain/giving/donors/read-donor-lines.server.ts'
import type { DonorFilter } from '#app/domain/giving/donors/segment.ts'
import type { Person } from '#app/domain/people/person.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { edited } from '#test/support/given/donors.ts'
import { givenBack, givenCheque, givenGivers } from '#test/support/given/own.ts'
import { made } from '#test/support/given/people.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** Who is in a segment on a day, by name. */
async function names(person: Person, filter: DonorFilter, today = '2026-03-03'): Promise<string[]> {
  const found: string[] = []
  for await (const lines of readDonorLines(held.world.db, person, { filter, today: today as Day }))
    found.push(...lines.map(({ name }) => name))
  return found
}

/** Cheques by name and day, in dollars. */
async function givenYears(cheques: Record<string, Record<string, number>>) {
  const given = await givenGivers(held.world)
  for (const [name, days] of Object.entries(cheques)) {
    const donor = { kind: 'new', name, email: `${name}@example.org`.toLowerCase(), is: 'person' } as const
    for (const [on, dollars] of Object.entries(days)) await givenCheque(given, { donor, on, dollars })
  }
  return given
}

test('givers are told apart by the years they gave in', async () => {
  const { fay } = await givenYears({
    Both: { '2025-05-01': 100, '2026-01-02': 100 },
    Fresh: { '2026-01-01': 100 },
    Last: { '2025-12-31': 100 },
    Less: { '2025-05-01': 100, '2026-01-02': 40 },
    More: { '2025-05-01': 100, '2026-01-02': 60, '2026-02-02': 60 },
    Old: { '2024-12-31': 100 },
  })

  expect(await names(fay, { segment: 'lybunt' })).toEqual(['Last'])
  expect(await names(fay, { segment: 'sybunt' })).toEqual(['Last', 'Old'])
  expect(await names(fay, { segment: 'lapsed' })).toEqual(['Old'])
  expect(await names(fay, { segment: 'lapsed' }, '2027-02-02')).toEqual(['Both', 'Fresh', 'Last', 'Less', 'Old'])
  expect(await names(fay, { segment: 'upgraded' })).toEqual(['More'])
  expect(await names(fay, { segment: 'downgraded' })).toEqual(['Less'])
  expect(await names(fay, { segment: 'new' })).toEqual(['Fresh'])
  expect(await names(fay, { segment: 'repeating' })).toEqual([])
})

test('a year ago of the 29th of February is the 28th', async () => {
  const { fay } = await givenYears({ Ann: { '2024-02-28': 100 }, Bo: { '2024-02-27': 100 } })

  expect(await names(fay, { segment: 'lapsed' }, '2024-02-29')).toEqual([])
  expect(await names(fay, { segment: 'lapsed' }, '2025-02-28')).toEqual(['Bo'])
})

test('a gift that went back, and one that is anonymous, put nobody into a segment of a fundraiser', async () => {
  const given = await givenYears({ Ann: { '2025-05-01': 100 } })
  const { fay, mina } = given
  const carl = { kind: 'new', name: 'Carl', email: null, is: 'person' } as const
  await givenCheque(given, { visibility: 'anonymous', donor: carl, on: '2025-05-01' })
  const { giftId } = await givenCheque(given, { donor: { ...carl, name: 'Dora' }, on: '2025-05-01', dollars: 5 })
  await givenBack(given, giftId, usd(5))

  expect(await names(fay, { segment: 'lybunt' })).toEqual(['Ann'])
  expect(await names(mina, { segment: 'lybunt' })).toEqual(['Ann', 'Carl'])
})

test('segments are narrowed by state, kind, owner and name, and leave out who was merged', async () => {
  const { world, fay, mina, ...given } = await givenYears({})
  const cheque = (name: string) =>
    givenCheque({ world, mina, ...given }, { donor: { kind: 'new', name, email: null, is: 'person' } })
  const [ann, bo, twin] = [await cheque('Ann'), await cheque('Bo'), await cheque('Ann')]
  await edited(world, fay, ann.donorId, { state: 'ma', ownerId: fay.id })
  await edited(world, fay, bo.donorId, { state: 'CA', kind: 'household' })
  made(await mergeDonors(world, fay, { keptId: ann.donorId, mergedId: twin.donorId }))

  expect(await names(fay, {})).toEqual(['Ann', 'Bo'])
  expect(await names(fay, { state: 'MA' })).toEqual(['Ann'])
  expect(await names(fay, { kind: 'household' })).toEqual(['Bo'])
  expect(await names(fay, { ownerId: fay.id })).toEqual(['Ann'])
  expect(await names(fay, { search: 'b%' })).toEqual([])
  expect(await names(fay, { search: 'bo', segment: 'lybunt' })).toEqual(['Bo'])
})
