import { expect, test } from 'vitest'
import { readOwnTribute, readTributeFor } from '#app/domain/giving/tributes/read-tribute.server.ts'
import { sendTributes } from '#app/domain/giving/tributes/send-tributes.server.ts'
import { withdrawTribute } from '#app/domain/giving/tributes/withdraw-tribute.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { cast } from '#test/support/cast.ts'
import { givenFund, givenGift, useTill } from '#test/support/given/giving.ts'
import { card, inMemory, readTributeRow } from '#test/support/given/tributes.ts'
import { useWorld } from '#test/support/world.ts'

const till = useTill()
const held = useWorld({ payments: till.payments })
const giver = portal('give-page')

async function dedicated(words: { visibility?: 'anonymous' } = {}) {
  const { world } = held
  const intentId = world.ids.secret()
  const fundId = await givenFund(world)
  const giftId = await givenGift(world, { fundId, intentId, dedication: inMemory, tribute: card, ...words })
  return { world, giftId, viewer: { person: null, intentId } }
}

test('the giver reads her card before it goes and takes it back; nobody else does', async () => {
  const { world, giftId, viewer } = await dedicated()
  const stranger = { person: null, intentId: null }
  expect(await readOwnTribute(world, giftId, viewer)).toMatchObject({ reader: 'The Babbage family', state: 'asked' })
  expect(await readOwnTribute(world, giftId, stranger)).toBeNull()
  expect(await withdrawTribute(world, giver, { giftId, viewer: stranger })).toMatchObject({ refused: 'not-yours' })

  const both = await Promise.all([1, 2].map(() => withdrawTribute(world, giver, { giftId, viewer })))

  expect(both.filter((one) => one.ok)).toHaveLength(1)
  world.clock.advance(2 * 86_400_000)
  expect(await sendTributes(world)).toEqual({ sent: 0, withdrawn: 0 })
  expect(await readTributeRow(world, giftId)).toMatchObject({ state: 'withdrawn' })
})

test('what was sent stays sent', async () => {
  const { world, giftId, viewer } = await dedicated()
  world.clock.advance(86_400_000)
  await sendTributes(world)

  expect(await withdrawTribute(world, giver, { giftId, viewer })).toMatchObject({ refused: 'sent-already' })
})

test('the card of an anonymous gift is read by finance, not by the fundraiser', async () => {
  const { world, giftId } = await dedicated({ visibility: 'anonymous' })
  const { mina, fay, grace } = await cast(world)

  expect(await readTributeFor(world, mina, giftId)).toMatchObject({ signedAs: 'Ada' })
  expect(await readTributeFor(world, fay, giftId)).toBeNull()
  expect(await readTributeFor(world, grace, giftId)).toBeNull()
})
