import { expect, test } from 'vitest'
import { noteForm8282 } from '#app/domain/giving/property/note-form-8282.server.ts'
import { readProperty } from '#app/domain/giving/property/read-property.server.ts'
import { sellProperty } from '#app/domain/giving/property/sell-property.server.ts'
import { readGivingWaiting } from '#app/domain/giving/read-giving-waiting.server.ts'
import type { Id } from '#app/units/id.ts'
import { usd } from '#app/units/money.ts'
import type { Day } from '#app/units/time.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund } from '#test/support/given/giving.ts'
import { made } from '#test/support/given/people.ts'
import { givenProperty } from '#test/support/given/property.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

/** A rack and stock that is not traded, both held. */
async function given() {
  const { world } = held
  const people = await cast(world)
  const fundId = await givenFund(world)
  const thing = { estimate: usd(6_000), estimateSource: 'An offer' }
  const rack = await givenProperty(world, people.mina, {
    fundId,
    property: { kind: 'other', name: 'a rack', ...thing },
  })
  const untraded = { kind: 'untraded', name: '100 shares of Engines, Inc.', ...thing } as const
  const shares = await givenProperty(world, people.mina, { fundId, property: untraded })
  const traded = await givenProperty(world, people.mina, { fundId })
  const sell = async (giftId: Id<'gft'>) => {
    const sale = { soldOn: '2026-03-02' as Day, proceeds: usd(5_000), reference: `Sale of ${giftId}` }
    made(await sellProperty(world, people.mina, { giftId, ...sale }))
  }
  const waiting = async (person = people.mina) =>
    (await readGivingWaiting(world.db, person, world.clock.now())).map(({ act, at, detail }) => ({ act, at, detail }))
  return { world, ...people, rack, shares, traded, sell, waiting }
}

test('a sale within three years waits in the inbox with its day, but for traded stock, until somebody says what became of it', async () => {
  const { world, mina, fay, rack, shares, traded, sell, waiting } = await given()
  expect(await waiting()).toEqual([])
  for (const giftId of [rack, shares, traded]) await sell(giftId)

  const line = { act: 'tell-tax-office', detail: 'may be due by 5 July 2026' }
  expect(await waiting()).toEqual([
    { ...line, at: rack },
    { ...line, at: shares },
  ])
  expect(await waiting(fay)).toEqual([])

  const filed = { giftId: rack, said: 'filed' } as const
  const both = await Promise.all([noteForm8282(world, mina, filed), noteForm8282(world, mina, filed)])
  made(await noteForm8282(world, mina, { giftId: shares, said: 'not_due' }))

  expect(both.map((one) => (one.ok ? 'done' : one.refused)).sort()).toEqual(['done', 'said-already'])
  expect(await waiting()).toEqual([])
  expect(await readProperty(world.db, mina, rack)).toMatchObject({ form8282: { said: 'filed' } })
})

test('nothing is noted of property that is held, of traded stock, or by others than finance', async () => {
  const { world, mina, fay, rack, traded, sell } = await given()
  await sell(traded)
  const note = (giftId: Id<'gft'>, officer = mina) => noteForm8282(world, officer, { giftId, said: 'filed' })

  expect(await note(rack)).toEqual({ ok: false, refused: 'never-due' })
  expect(await note(traded)).toEqual({ ok: false, refused: 'never-due' })
  expect(await note(world.ids.next('gft'))).toEqual({ ok: false, refused: 'no-such-property' })
  expect(await note(rack, fay)).toEqual({ ok: false, refused: 'not-an-officer' })
})
