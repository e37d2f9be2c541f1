import { expect, test } from 'vitest'
import { makeOwnStatement } from '#app/domain/giving/receipts/make-own-statement.server.ts'
import { paperKindOf, verifyPaper } from '#app/domain/giving/receipts/verify-paper.server.ts'
import { usd } from '#app/units/money.ts'
import { givenBack, givenCheque, givenGivers, givenJoined } from '#test/support/given/own.ts'
import { useWorld } from '#test/support/world.ts'

const held = useWorld()

test('a statement is genuine with its own code only, and nothing of its giver is told', async () => {
  const given = await givenGivers(held.world)
  const { world, ada } = given
  const { donorId } = await givenCheque(given)
  await givenJoined(world, donorId, ada.id)
  const statement = await makeOwnStatement(world, ada, { year: 2025, donorId: null })
  const number = statement?.number ?? ''
  const ask = (code: string) => verifyPaper(world, { kind: 'statement', number, code })

  expect(await ask(statement?.code ?? '')).toEqual({
    isGenuine: true,
    isGrant: false,
    standing: 'current',
    issuedAt: world.clock.now(),
  })
  expect(await ask('0'.repeat(16))).toEqual({ isGenuine: false })
  expect(await ask((statement?.code ?? '').slice(0, 8))).toEqual({ isGenuine: false })
  expect(await ask('')).toEqual({ isGenuine: false })
})

test('a statement whose receipts have changed is out of date, and one that was replaced says so', async () => {
  const given = await givenGivers(held.world)
  const { world, ada } = given
  const { giftId, donorId } = await givenCheque(given)
  await givenJoined(world, donorId, ada.id)
  const statement = await makeOwnStatement(world, ada, { year: 2025, donorId: null })
  const ask = () => verifyPaper(world, { kind: 'statement', number: '2025-S000001', code: statement?.code ?? '' })

  await givenBack(given, giftId, usd(100))
  const outdated = await ask()
  await makeOwnStatement(world, ada, { year: 2025, donorId: null })
  const replaced = await ask()

  expect(outdated).toMatchObject({ standing: 'outdated' })
  expect(replaced).toMatchObject({ standing: 'superseded' })
})

test('a number says which paper it is of', () => {
  expect(['2025-000001', '2025-S000001', '2025-S1', 'S'].map(paperKindOf)).toEqual(['receipt', 'statement', null, null])
})
